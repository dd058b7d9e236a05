package hypervisor.config;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A rule that picks out some of what is watched: `tag=prod`, or `{tag: prod}` in YAML, and with several conditions
/// `type=lxc&pool=lab` or `{type: lxc, pool: lab}`.
///
/// @param properties that a rule may look at
record FilterKind(List<String> properties) implements Kind<FilterRule> {
    private static final int LONGEST = 200;
    private static final Set<String> TYPES = Set.of("qemu", "vm", "lxc", "container");

    @Override
    public String placeholder() {
        return "PROPERTY=PATTERN";
    }

    @Override
    public String expected() {
        return "a rule such as name=web-* of " + String.join(", ", properties);
    }

    @Override
    public FilterRule parse(String text) throws InvalidValueException {
        SortedMap<String, String> conditions = new TreeMap<>();
        for (String part : text.split("&", -1)) {
            int sign = part.indexOf('=');
            if (sign < 0) {
                throw InvalidValueException.expected(expected(), text);
            }
            String property = part.substring(0, sign).strip();
            String before = conditions.put(
                    property, checked(property, part.substring(sign + 1).strip()));
            if (before != null) {
                throw new InvalidValueException(property + " stands twice in one rule, which nothing could match");
            }
        }
        return new FilterRule(conditions);
    }

    @Override
    public String print(FilterRule rule) {
        return rule.toString();
    }

    @Override
    public @Nullable FilterRule read(String key, Yaml yaml, Problems problems) {
        if (!(yaml instanceof Yaml.Mapping mapping)) {
            return Kind.super.read(key, yaml, problems);
        }
        SortedMap<String, String> conditions = new TreeMap<>();
        boolean well = true;
        for (Yaml.Entry entry : mapping.entries()) {
            String property = entry.key().text();
            try {
                if (!(entry.value() instanceof Yaml.Scalar value)) {
                    throw new InvalidValueException("expected a text for " + Printable.of(property) + ", found "
                            + entry.value().description());
                }
                if (conditions.put(property, checked(property, value.text())) != null) {
                    throw new InvalidValueException(Printable.of(property) + " is given twice");
                }
            } catch (InvalidValueException e) {
                problems.add(entry.key().place(), key + ": " + e.getMessage());
                well = false;
            }
        }
        if (mapping.entries().isEmpty()) {
            problems.add(yaml.place(), key + ": expected " + expected() + ", found an empty mapping");
            return null;
        }
        return well ? new FilterRule(conditions) : null;
    }

    private String checked(String property, String pattern) throws InvalidValueException {
        if (!properties.contains(property)) {
            throw new InvalidValueException("no rule can look at \"" + Printable.of(property) + "\""
                    + Nearest.hint(property, properties) + " There are " + String.join(", ", properties));
        }
        boolean fits = !pattern.isEmpty() && pattern.length() <= LONGEST;
        switch (property) {
            case "template", "shared" -> {
                if (!pattern.equals("true") && !pattern.equals("false")) {
                    throw InvalidValueException.expected("true or false for " + property, pattern);
                }
            }
            case "type" -> {
                if (properties.contains("template") && !TYPES.contains(pattern)) {
                    throw InvalidValueException.expected("qemu (or vm) or lxc (or container) for type", pattern);
                }
            }
            case "id" -> fits &= !isEmptyRange(pattern);
            default -> {}
        }
        if (!fits) {
            throw InvalidValueException.expected(
                    "1 to " + LONGEST + " characters for " + property
                            + (property.equals("id") ? ", or a range such as 9000-9999" : ""),
                    pattern);
        }
        return pattern;
    }

    private static boolean isEmptyRange(String pattern) {
        if (!pattern.matches("\\d{1,18}-\\d{1,18}")) {
            return false;
        }
        int dash = pattern.indexOf('-');
        return Long.parseLong(pattern.substring(0, dash)) > Long.parseLong(pattern.substring(dash + 1));
    }
}
