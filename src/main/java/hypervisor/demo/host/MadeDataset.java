package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadeGuest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file system or volume.
///
/// @param volume bytes of a volume, 0 for a file system
/// @param guest whose disk it is, or null
/// @param snapshots how many it has, one for each day
record MadeDataset(String name, long volume, @Nullable MadeGuest guest, int snapshots) {
    private static final int BACKUPS = 7;

    /// Of both pools.
    static List<MadeDataset> all(List<MadeGuest> guests) {
        List<MadeDataset> all = new ArrayList<>(List.of(
                of("rpool", 0),
                of("rpool/ROOT", 0),
                of("rpool/ROOT/pve-1", 0),
                of("rpool/data", 0),
                of("tank", 0),
                of("tank/backup", BACKUPS),
                of("tank/archive", 1)));
        for (MadeGuest guest : guests) {
            all.add(new MadeDataset(
                    "rpool/data/" + guest.volume(), guest.isVm() ? guest.maxDisk() : 0, guest, guest.snapshots()));
        }
        return all;
    }

    private static MadeDataset of(String name, int snapshots) {
        return new MadeDataset(name, 0, null, snapshots);
    }

    String pool() {
        return name.replaceFirst("/.*", "");
    }

    boolean isVolume() {
        return volume > 0;
    }

    /// Whether the kernel module counts what is done to it: a volume, or what is mounted.
    boolean isCounted() {
        return guest == null ? !name.equals("rpool/ROOT") : guest.started();
    }

    long read(DemoMoment moment) {
        return guest == null ? moment.counter(40_000, name.length()) : guest.read(moment);
    }

    long written(DemoMoment moment) {
        return guest == null ? moment.counter(25_000, name.length()) : guest.written(moment);
    }

    /// Bytes of its own content.
    long referenced(DemoMoment moment) {
        long most = guest == null ? name.length() * 2_000_000_000L : guest.maxDisk();
        return moment.gauge(most * 0.4, most * 0.01, name.length());
    }
}
