package hypervisor.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// One thing a person can set, declared once: the file, the environment, the flags, the help and the reference page
/// all come from here. Two settings are the same only if they are the same object.
public final class Setting<T> {
    /// What our environment variables begin with.
    public static final String VARIABLE_PREFIX = "HYPERVISOR_EXPORTER_";

    private final String key;
    private final Kind<T> kind;
    private final T standard;
    private final String help;

    private Setting(String key, Kind<T> kind, T standard, String help) {
        this.key = key;
        this.kind = kind;
        this.standard = standard;
        this.help = help;
    }

    static <T> Setting<T> of(String key, Kind<T> kind, T standard, String help) {
        return new Setting<>(key, kind, standard, help);
    }

    static Setting<String> text(String key, String standard, String help) {
        return of(key, TextKind.ANY, standard, help);
    }

    static Setting<String> file(String key, String standard, String help) {
        return of(key, TextKind.FILE, standard, help);
    }

    static Setting<String> choice(String key, String standard, List<String> choices, String help) {
        return of(key, new ChoiceKind(choices), standard, help);
    }

    static Setting<Boolean> toggle(String key, boolean standard, String help) {
        return of(key, new SwitchKind(false), standard, help);
    }

    static Setting<Integer> number(String key, int standard, int least, int most, String help) {
        return of(key, new NumberKind(least, most), standard, help);
    }

    static Setting<Duration> duration(String key, Duration standard, Duration least, Duration most, String help) {
        return of(key, new DurationKind(least, most), standard, help);
    }

    /// As in the file and after the two dashes of its flag: `web.listen-address`.
    public String key() {
        return key;
    }

    /// The environment variable: `HYPERVISOR_EXPORTER_WEB_LISTEN_ADDRESS`.
    public String variable() {
        return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    Kind<T> kind() {
        return kind;
    }

    /// The value where nobody says otherwise.
    public T standard() {
        return standard;
    }

    /// One or two sentences, in Markdown.
    public String help() {
        return help;
    }

    /// What stands for a value in the help: `DURATION`.
    public String placeholder() {
        return kind.placeholder();
    }

    /// The default as a person would write it; empty where it is none.
    public String standardText() {
        return kind.print(standard);
    }

    /// Whether its flag needs no value, and has a `--no-` form.
    public boolean isSwitch() {
        return kind instanceof SwitchKind;
    }

    /// Whether its flag may be given several times.
    public boolean isList() {
        return kind instanceof ListKind || kind instanceof MetadataKind;
    }

    /// Whether its value must not be shown; such a setting has no flag.
    public boolean isSecret() {
        return kind instanceof SecretKind;
    }

    @Override
    public String toString() {
        return key;
    }
}
