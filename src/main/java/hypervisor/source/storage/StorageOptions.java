package hypervisor.source.storage;

import java.time.Duration;

/// How storages are read.
///
/// @param lvs the program
/// @param toolTimeout how long one run of it may take
/// @param patience how long a scrape waits for a mount that does not answer, the first time; and for `lvs`
/// @param everyPath whether also the paths of storages are looked at that are not enabled or not mounted, as
/// pve_local_exporter does
public record StorageOptions(String lvs, Duration toolTimeout, Duration patience, boolean everyPath) {
    public static final StorageOptions USUAL =
            new StorageOptions("lvs", Duration.ofSeconds(20), Duration.ofSeconds(1), false);

    /// The program `vgs`, which stands beside `lvs`.
    String vgs() {
        return lvs.endsWith("lvs") ? lvs.substring(0, lvs.length() - "lvs".length()) + "vgs" : "vgs";
    }
}
