package hypervisor.dialect;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.log.Repeats;
import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import hypervisor.source.pmxcfs.StorageConfig;
import hypervisor.source.storage.StorageUsage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The family that has every property of every storage for a label.
///
/// Quirk: its labels are those of all storages together, so that they change with `storage.cfg`.
///
/// @param name of the family
record PveLocalStorageInfo(String name, Repeats repeats) {
    static final String HELP = "Storage as storage.cfg has it, with a label for each property that any storage has; "
            + "name and type with _ for what may not stand in a label's name. What may be a secret is left empty. "
            + "Always 1.";

    private static final System.Logger LOG = System.getLogger(PveLocalStorageInfo.class.getName());
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9_]");
    private static final int MOST_LABELS = 250;

    // Quirk: not the original's. It shows whatever stands there, and plugins of others may keep a secret there.
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(?:pass(?:word|wd|phrase)|secret|token|credential|private|keyring|api_?key).*"
                    + "|key|.*encryption_key|master_pubkey");

    PveLocalStorageInfo(String name) {
        this(name, new Repeats(LOG));
    }

    static String sanitized(String text) {
        return NOT_IN_NAMES.matcher(text).replaceAll("_");
    }

    Family family(List<StorageUsage> usages) {
        Set<String> found = new LinkedHashSet<>(List.of("name", "type"));
        List<Map<String, String>> rows = new ArrayList<>();
        for (StorageUsage usage : usages) {
            Map<String, String> row = row(usage.storage());
            row.keySet().stream()
                    .filter(key -> found.size() < MOST_LABELS || found.contains(key))
                    .forEach(found::add);
            rows.add(row);
        }
        List<String> labels = List.copyOf(new TreeSet<>(found));
        Set<List<String>> values = new LinkedHashSet<>();
        for (Map<String, String> row : rows) {
            values.add(labels.stream().map(key -> row.getOrDefault(key, "")).toList());
        }
        tellTwins(usages);
        return new Family(
                name,
                Type.GAUGE,
                HELP,
                labels,
                values.stream().map(texts -> new Sample(texts, 1)).toList());
    }

    private static Map<String, String> row(StorageConfig storage) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", sanitized(storage.name()));
        row.put("type", sanitized(storage.type()));
        storage.properties().forEach((key, value) -> {
            String label = label(key);
            row.putIfAbsent(label, SECRET.matcher(label).matches() ? "" : value);
        });
        return row;
    }

    /// A name that a label may have: it begins neither with a digit nor with two underscores.
    private static String label(String key) {
        String sanitized = sanitized(key);
        if (sanitized.startsWith("__")) {
            return sanitized.replaceFirst("^_+", "_");
        }
        return Character.isDigit(sanitized.charAt(0)) ? "_" + sanitized : sanitized;
    }

    private void tellTwins(List<StorageUsage> usages) {
        Map<String, String> names = new HashMap<>();
        for (StorageUsage usage : usages) {
            StorageConfig storage = usage.storage();
            String first =
                    names.putIfAbsent(sanitized(storage.type()) + " " + sanitized(storage.name()), storage.name());
            if (first != null) {
                repeats.failed(
                        storage.name(),
                        WARNING,
                        "the storages " + first + " and " + storage.name() + " have one name in " + name
                                + " and the families beside it: those show the size of " + first + " alone");
            }
        }
    }
}
