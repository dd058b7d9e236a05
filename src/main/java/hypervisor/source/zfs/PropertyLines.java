package hypervisor.source.zfs;

import hypervisor.source.MalformedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// `zpool get` and `zfs get` with `-Ho name,property,value`: a line for each property, with tabs between.
public final class PropertyLines {
    private PropertyLines() {}

    /// The properties of each pool or dataset, in the order they are printed. Lines of another shape are passed over,
    /// as the second one of a value that has several.
    ///
    /// @param origin names what was printed in messages
    /// @throws MalformedException where no line is a property's, though something was printed
    public static Map<String, ZfsProperties> parse(String origin, String text) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        // thousands of datasets have the same few properties, and in many of them the same values
        Map<String, String> same = new HashMap<>();
        for (String line : PrintedLines.whole(text)) {
            int property = line.indexOf('\t') + 1;
            int value = property == 0 ? 0 : line.indexOf('\t', property) + 1;
            if (property > 1 && value > property + 1) {
                all.computeIfAbsent(line.substring(0, property - 1), _ -> new LinkedHashMap<>())
                        .put(once(same, line.substring(property, value - 1)), once(same, line.substring(value)));
            }
        }
        if (all.isEmpty() && !text.isBlank()) {
            throw new MalformedException(origin, 1, "expected NAME, PROPERTY and VALUE with tabs between");
        }
        Map<String, ZfsProperties> properties = new LinkedHashMap<>();
        all.forEach((name, values) -> properties.put(name, new ZfsProperties(values)));
        return properties;
    }

    private static String once(Map<String, String> same, String text) {
        String known = same.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
