package hypervisor.source.pmxcfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of a guest's configuration: the first is what holds now, and one follows for each snapshot, and others.
///
/// @param name what stands in brackets; empty for the first
/// @param values by key, without comments
record Section(String name, Map<String, String> values) {
    private static final Pattern HEADER = Pattern.compile("\\[(.+)]\\s*");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z][A-Za-z_-]*[0-9]*):\\s*(\\S.*)");

    static List<Section> all(String text) {
        List<Section> all = new ArrayList<>();
        all.add(new Section("", new LinkedHashMap<>()));
        text.lines().forEach(line -> {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                all.add(new Section(header.group(1), new LinkedHashMap<>()));
                return;
            }
            Matcher value = VALUE.matcher(line);
            if (value.matches()) {
                all.getLast().values().put(value.group(1), value.group(2).strip());
            }
        });
        return all;
    }

    /// Whether it is of a snapshot: not what holds now, what waits for the next start, or is of Proxmox VE's own use.
    boolean isSnapshot() {
        return !name.isEmpty() && !name.equalsIgnoreCase("PENDING") && !name.contains(":");
    }

    @Nullable String get(String key) {
        return values.get(key);
    }

    boolean isSet(String key) {
        return Words.isSet(get(key));
    }
}
