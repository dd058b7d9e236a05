package hypervisor.source.pmxcfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `storage.cfg`: a section `TYPE: NAME` for each storage, with one property in each indented line behind it.
/// Types and properties that are not known are passed on like any other.
final class StorageParser {
    /// Far more than any cluster has; a file of nothing else would make a flood of labels.
    static final int MOST_STORAGES = 1000;

    static final int MOST_PROPERTIES = 200;

    private static final Pattern HEADER = Pattern.compile("(\\S+?):\\s*(\\S+)");

    private final List<StorageConfig> storages = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable String type;
    private String name = "";

    private StorageParser() {}

    static List<StorageConfig> parse(String text) {
        var parser = new StorageParser();
        text.lines().forEach(parser::line);
        parser.end();
        return parser.storages;
    }

    private void line(String line) {
        String stripped = line.strip();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
            return;
        }
        Matcher header = HEADER.matcher(stripped);
        if (!Character.isWhitespace(line.charAt(0)) && header.matches()) {
            end();
            type = header.group(1);
            name = header.group(2);
        } else {
            String[] words = stripped.split("\\s+", 2);
            if (properties.size() < MOST_PROPERTIES) {
                properties.put(words[0], words.length > 1 ? words[1] : StorageConfig.SET);
            }
        }
    }

    private void end() {
        if (type != null && storages.size() < MOST_STORAGES) {
            storages.add(new StorageConfig(name, type, properties));
        }
        properties.clear();
    }
}
