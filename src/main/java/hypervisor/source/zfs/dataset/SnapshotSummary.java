package hypervisor.source.zfs.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The snapshots of one dataset.
///
/// @param oldest when it was made, in seconds since 1970; null where none says
/// @param newest likewise
/// @param bytes what would be free again without one of them, summed: what several of them share is in no sum; null
/// where none says
public record SnapshotSummary(
        String pool,
        String dataset,
        int count,
        @Nullable Double oldest,
        @Nullable Double newest,
        @Nullable Double bytes) {

    /// A row for each dataset, in the order of their names.
    static List<SnapshotSummary> of(List<Snapshot> snapshots) {
        Map<String, List<Snapshot>> datasets = new TreeMap<>();
        for (Snapshot snapshot : snapshots) {
            datasets.computeIfAbsent(snapshot.dataset(), _ -> new ArrayList<>()).add(snapshot);
        }
        return datasets.values().stream().map(SnapshotSummary::ofOne).toList();
    }

    private static SnapshotSummary ofOne(List<Snapshot> snapshots) {
        return new SnapshotSummary(
                snapshots.getFirst().pool(),
                snapshots.getFirst().dataset(),
                snapshots.size(),
                numbers(snapshots, "creation").min(Double::compare).orElse(null),
                numbers(snapshots, "creation").max(Double::compare).orElse(null),
                numbers(snapshots, "used").reduce(Double::sum).orElse(null));
    }

    private static Stream<Double> numbers(List<Snapshot> snapshots, String property) {
        return snapshots.stream()
                .map(snapshot -> snapshot.properties().number(property))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }
}
