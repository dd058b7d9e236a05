package hypervisor.source.proxmox.cluster;

import static java.util.Comparator.comparingLong;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the backup jobs of a cluster leave out: `cluster/backup-info/not-backed-up`.
///
/// @param without guests that no job has, of those that the token may see, sorted by number
public record BackupCoverage(List<Uncovered> without) {

    public BackupCoverage {
        without = without.stream().sorted(comparingLong(Uncovered::vmid)).toList();
    }

    /// A guest that no job has.
    ///
    /// @param kind `qemu` or `lxc`
    public record Uncovered(
            String kind, long vmid, @Nullable String name) {
        public static Uncovered of(JsonRow row) {
            return new Uncovered(row.need("type"), ResourceRow.vmid(row), row.text("name"));
        }
    }
}
