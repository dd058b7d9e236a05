package hypervisor.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules that make labels of a domain's XML. Outside a file they are written as YAML on one line.
record MetadataKind() implements Kind<List<MetadataRule>> {
    private static final int MOST = 32;

    @Override
    public String placeholder() {
        return "[{label: L, xpath: X}]";
    }

    @Override
    public String expected() {
        return "a list of rules {label: …, xpath: …, namespaces: {prefix: uri}}";
    }

    @Override
    public List<MetadataRule> parse(String text) throws InvalidValueException {
        var problems = new Problems();
        try {
            Yaml yaml = YamlParser.parse("its text", text);
            if (yaml == null) {
                return List.of();
            }
            List<MetadataRule> rules = read("rule", yaml, problems);
            problems.throwIfAny();
            return rules == null ? List.of() : rules;
        } catch (ConfigException e) {
            throw new InvalidValueException(e.getMessage());
        }
    }

    @Override
    public List<MetadataRule> parseAll(List<String> texts) throws InvalidValueException {
        List<MetadataRule> all = new ArrayList<>();
        for (String text : texts) {
            all.addAll(parse(text));
        }
        return List.copyOf(all);
    }

    @Override
    public String print(List<MetadataRule> rules) {
        var text = new StringBuilder();
        for (MetadataRule rule : rules) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(rule.label())
                    .append(" from ")
                    .append(rule.xpath());
        }
        return text.toString();
    }

    @Override
    public String yaml(List<MetadataRule> rules) {
        return rules.stream().map(MetadataKind::yaml).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String yaml(MetadataRule rule) {
        String namespaces = new TreeMap<>(rule.namespaces())
                .entrySet().stream()
                        .map(entry -> Listing.quoted(entry.getKey()) + ": " + Listing.quoted(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        return "{label: " + Listing.quoted(rule.label()) + ", xpath: " + Listing.quoted(rule.xpath()) + ", namespaces: "
                + namespaces + "}";
    }

    @Override
    public @Nullable List<MetadataRule> read(String key, Yaml yaml, Problems problems) {
        if (!(yaml instanceof Yaml.Sequence sequence) || sequence.items().size() > MOST) {
            problems.add(
                    yaml.place(),
                    key + ": expected " + expected() + ", at most " + MOST + ", found "
                            + (yaml instanceof Yaml.Sequence list
                                    ? list.items().size() + " of them"
                                    : yaml.description()));
            return null;
        }
        List<MetadataRule> rules = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Yaml item = sequence.items().get(i);
            MetadataRule rule = rule(key + "[" + i + "]", item, problems);
            if (rule != null && !labels.add(rule.label())) {
                problems.add(item.place(), key + "[" + i + "]: the label " + rule.label() + " has a rule already");
            }
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules.size() == sequence.items().size() ? List.copyOf(rules) : null;
    }

    private static @Nullable MetadataRule rule(String key, Yaml yaml, Problems problems) {
        YamlRecord fields = YamlRecord.of(key, yaml, problems, "label", "xpath", "namespaces");
        if (fields == null) {
            return null;
        }
        String label = fields.text("label");
        String xpath = fields.text("xpath");
        Map<String, String> namespaces = new TreeMap<>(fields.texts("namespaces"));
        if (label != null && !isLabel(label)) {
            problems.add(
                    fields.place("label"),
                    key + ".label: expected a label's name, letters, digits and underscores, "
                            + "not beginning with a digit or two underscores, found \"" + Printable.of(label) + "\"");
            return null;
        }
        return label == null || xpath == null ? null : new MetadataRule(label, xpath, namespaces);
    }

    private static boolean isLabel(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Ascii.isLetter(c) && c != '_' && (i == 0 || !Ascii.isDigit(c))) {
                return false;
            }
        }
        return !text.isEmpty() && !text.startsWith("__");
    }
}
