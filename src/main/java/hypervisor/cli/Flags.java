package hypervisor.cli;

import static java.util.Objects.requireNonNull;

import hypervisor.config.AllSettings;
import hypervisor.config.Nearest;
import hypervisor.config.Problems;
import hypervisor.config.Setting;
import hypervisor.config.Sources;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads flags as kingpin does: `--name=value`, `--name value`, `--name` and `--no-name` for switches.
final class Flags {
    /// Flags that no setting stands behind.
    private static final List<String> ASKING = List.of("help", "version", "config.check");

    private final @Nullable StandIn standIn;
    private final Map<String, Flag> known = new HashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private final Sources sources;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    Flags(@Nullable StandIn standIn, Sources sources, Problems problems) {
        this.standIn = standIn;
        this.sources = sources;
        this.problems = problems;
        for (Setting<?> setting : AllSettings.ALL) {
            if (setting.isSecret()) {
                secrets.add(setting.key());
            } else {
                known.put(setting.key(), Flag.of(setting));
            }
        }
        if (standIn != null) {
            for (Flag flag : standIn.flags()) {
                known.put(flag.name(), flag);
            }
        }
    }

    /// Whether `--help`, `--version` or `--config.check` was given.
    boolean asked(String name) {
        return asked.contains(name);
    }

    void read(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (isValue(word)) {
                problems.add("command line", stray(word));
                continue;
            }
            boolean single = !word.startsWith("--");
            int equals = word.indexOf('=');
            String name = word.substring(single ? 1 : 2, equals < 0 ? word.length() : equals);
            if (single && !name.equals("h") && (standIn == null || !standIn.singleDash())) {
                problems.add("flag -" + name, "needs two dashes: --" + name);
            }
            if (equals >= 0) {
                set(name, word.substring(equals + 1));
            } else if (ASKING.contains(name) || name.equals("h")) {
                asked.add(name.equals("h") ? "help" : name);
            } else if (i + 1 < words.size() && takes(name, words.get(i + 1))) {
                i++;
                set(name, words.get(i));
            } else {
                set(name);
            }
        }
    }

    private static boolean isValue(String word) {
        return !word.startsWith("-") || word.length() == 1;
    }

    /// What follows it is the secret, whatever it looks like, or it would be shown in a message.
    private boolean isSecret(String name) {
        Flag flag = known.get(name);
        return flag != null && flag.setting().isSecret();
    }

    /// Whether the next word is this flag's value. A switch may have one, as some parsers want it, and no other word
    /// could stand there.
    private boolean takes(String name, String next) {
        boolean word = next.equals("true") || next.equals("false");
        return isSecret(name) || (isValue(next) && (!isSwitch(name) || (word && !isNegation(name))));
    }

    private boolean isSwitch(String name) {
        Flag flag = known.get(name);
        return flag == null ? isNegation(name) : flag.isSwitch();
    }

    private boolean isNegation(String name) {
        Flag flag = name.startsWith("no-") ? known.get(name.substring(3)) : null;
        return flag != null && flag.isSwitch();
    }

    private void set(String name, String value) {
        Flag flag = known.get(name);
        String text = flag == null ? null : flag.translation().of(value);
        if (flag == null) {
            problems.add("flag --" + name, isNegation(name) ? "takes no value" : unknown(name));
        } else if (text == null) {
            problems.add("flag --" + name, "expected " + flag.usage() + ", found \"" + value + "\"");
        } else {
            sources.flag(flag.setting(), "--" + name, text);
        }
    }

    private void set(String name) {
        Flag flag = known.get(name);
        if (flag != null && flag.isSwitch()) {
            sources.flag(flag.setting(), "--" + name, "true");
        } else if (flag != null) {
            problems.add("flag --" + name, "needs a value: " + flag.usage());
        } else if (isNegation(name)) {
            Flag negated = requireNonNull(known.get(name.substring(3)));
            sources.flag(negated.setting(), "--" + name, "false");
        } else {
            problems.add("flag --" + name, unknown(name));
        }
    }

    private String unknown(String name) {
        if (secrets.contains(name)) {
            return "a secret is no flag, since every user of this machine can read those: "
                    + "put it into a file, or into the environment";
        }
        if (name.startsWith("no-") && known.containsKey(name.substring(3))) {
            return "--" + name.substring(3) + " is no switch, it needs a value";
        }
        if (standIn != null && standIn.original().refused().containsKey(name)) {
            return standIn.original().refused().getOrDefault(name, "");
        }
        var names = new TreeSet<>(known.keySet());
        names.addAll(ASKING);
        String nearest = Nearest.of(name, names);
        String hint = nearest == null ? "" : ": did you mean --" + nearest + "?";
        if (standIn == null) {
            return "unknown" + (hint.isEmpty() ? ", see --help" : hint);
        }
        var usages = new StringBuilder();
        for (Flag flag : standIn.flags()) {
            usages.append(usages.isEmpty() ? "" : ", ").append(flag.usage());
        }
        return "unknown" + hint + (hint.isEmpty() ? ": " : " ") + standIn.name() + " knows " + usages
                + ", and every flag of ours, see --help";
    }

    private static String stray(String word) {
        return CommandName.of(word) == null
                ? "unexpected \"" + word + "\""
                : "\"" + word + "\" must come first: hypervisor-exporter " + word + " …";
    }
}
