package hypervisor.source.zfs.dataset;

import hypervisor.source.MalformedException;
import hypervisor.source.zfs.PrintedLines;
import hypervisor.source.zfs.ZfsProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `zfs list -Hpt snapshot`: a line for each snapshot, with tabs between the columns.
final class SnapshotLines {
    /// What is asked for, after the name.
    static final List<String> COLUMNS = List.of("used", "referenced", "logicalused", "written", "creation");

    private SnapshotLines() {}

    /// @throws MalformedException where no line is a snapshot's, though something was printed
    static List<Snapshot> parse(String origin, String pool, String text) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (String line : PrintedLines.whole(text)) {
            String[] columns = line.split("\t", -1);
            int at = columns[0].indexOf('@');
            if (columns.length == COLUMNS.size() + 1 && at > 0) {
                Map<String, String> properties = new HashMap<>();
                for (int i = 0; i < COLUMNS.size(); i++) {
                    properties.put(COLUMNS.get(i), columns[i + 1]);
                }
                snapshots.add(
                        new Snapshot(pool, columns[0].substring(0, at), columns[0], new ZfsProperties(properties)));
            }
        }
        if (snapshots.isEmpty() && !text.isBlank()) {
            throw new MalformedException(origin, 1, "expected DATASET@SNAPSHOT and " + COLUMNS + " with tabs between");
        }
        return snapshots;
    }
}
