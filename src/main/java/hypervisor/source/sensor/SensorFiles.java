package hypervisor.source.sensor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of one sensor: `temp1_input`, `temp1_label`, `temp1_crit` …
///
/// @param key `temp1`
/// @param files by what stands behind the key: `input`
record SensorFiles(Quantity quantity, String key, Map<String, Path> files) {
    /// More than any board has; a directory with more is no chip's.
    private static final int MOST = 1000;

    private static final Comparator<SensorFiles> BY_NUMBER =
            Comparator.comparing(SensorFiles::quantity).thenComparingInt(sensor -> sensor.quantity.number(sensor.key));

    /// All of a chip, by kind and number. Files of other things than sensors are passed over.
    static List<SensorFiles> in(Path directory) throws IOException {
        Map<String, SensorFiles> sensors = new HashMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path file : all) {
                String name = String.valueOf(file.getFileName());
                int end = name.indexOf('_');
                String key = end < 0 ? "" : name.substring(0, end);
                Quantity quantity = Quantity.ofKey(key);
                if (quantity != null && (sensors.size() < MOST || sensors.containsKey(key))) {
                    sensors.computeIfAbsent(key, _ -> new SensorFiles(quantity, key, new HashMap<>()))
                            .files
                            .put(name.substring(end + 1), file);
                }
            }
        }
        List<SensorFiles> sorted = new ArrayList<>(sensors.values());
        sorted.sort(BY_NUMBER);
        return sorted;
    }

    @Nullable Path file(String what) {
        return files.get(what);
    }
}
