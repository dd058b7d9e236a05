package hypervisor.exposition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One entry of an Accept or Accept-Encoding header: `text/plain;version="0.0.4";q=0.5`.
///
/// @param value in lower case, without its parameters
/// @param parameters by their names in lower case, without `q`
/// @param weight 0 (refused) to 1 (wanted most)
record Preference(String value, Map<String, String> parameters, double weight) {

    /// The entries in their order. Whatever is not understood is read as if it were not there: nobody is refused an
    /// answer because of a header.
    static List<Preference> parse(String header) {
        List<Preference> entries = new ArrayList<>();
        for (String entry : split(header, ',')) {
            List<String> parts = split(entry, ';');
            String value = parts.getFirst().strip().toLowerCase(Locale.ROOT);
            if (!value.isEmpty()) {
                Map<String, String> parameters = parameters(parts.subList(1, parts.size()));
                String weight = parameters.remove("q");
                entries.add(new Preference(value, parameters, weight == null ? 1 : weight(weight)));
            }
        }
        return entries;
    }

    private static Map<String, String> parameters(List<String> parts) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : parts) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                parameters.putIfAbsent(name, unquoted(part.substring(equals + 1).strip()));
            }
        }
        return parameters;
    }

    /// 1 where it is not a number.
    private static double weight(String text) {
        try {
            double weight = Double.parseDouble(text);
            return Double.isNaN(weight) ? 1 : Math.clamp(weight, 0, 1);
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    private static String unquoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        var plain = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\' && i < text.length() - 2) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /// At the separators outside quotes. A quote that is never closed quotes nothing but the rest of the header.
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
