package hypervisor.exposition;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a reader of text or OpenMetrics has in the end. Strict: fails on any line it cannot read, and on a series
/// twice.
///
/// @param help by family
/// @param types by family
/// @param values by name and sorted labels
record Parsed(Map<String, String> help, Map<String, String> types, Map<String, Double> values) {
    private static final Pattern HEADER =
            Pattern.compile("# (?<what>HELP|TYPE) (?<name>[a-zA-Z_:][\\w:]*) (?<text>.*)", Pattern.DOTALL);
    private static final Pattern SAMPLE = Pattern.compile(
            "(?<name>[a-zA-Z_:][\\w:]*)(?:\\{(?<labels>.*)})? (?<value>[+-]?(?:Inf|NaN|[\\d.]+(?:[eE][+-]?\\d+)?))",
            Pattern.DOTALL);
    private static final Pattern LABEL =
            Pattern.compile("(?<name>[a-zA-Z_]\\w*)=\"(?<value>(?:[^\"\\\\\n]|\\\\[\\\\n\"])*+)\",?");

    static Parsed of(String text) {
        var parsed = new Parsed(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new AssertionError("the last line has no end");
        }
        for (String line : text.isEmpty() ? new String[0] : text.split("\n")) {
            parsed.add(line);
        }
        return parsed;
    }

    private void add(String line) {
        Matcher header = HEADER.matcher(line);
        if (header.matches()) {
            var headers = header.group("what").equals("HELP") ? help : types;
            once(headers, header.group("name"), unescaped(header.group("text")));
        } else if (!line.equals("# EOF")) {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("not a sample: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        String block = sample.group("labels");
        if (block != null) {
            Matcher label = LABEL.matcher(block);
            int end = 0;
            while (label.find() && label.start() == end) {
                once(labels, label.group("name"), unescaped(label.group("value")));
                end = label.end();
            }
            if (end != block.length()) {
                throw new AssertionError("not labels: " + block);
            }
        }
        labels.computeIfPresent("le", (_, bound) -> Double.toString(number(bound)));
        once(values, sample.group("name") + labels, number(sample.group("value")));
    }

    private static double number(String text) {
        // Adding zero makes one of the two zeros.
        return Double.parseDouble(text.replace("Inf", "Infinity")) + 0.0;
    }

    private static <T> void once(Map<String, T> map, String key, T value) {
        if (map.putIfAbsent(key, value) != null) {
            throw new AssertionError("twice: " + key);
        }
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
