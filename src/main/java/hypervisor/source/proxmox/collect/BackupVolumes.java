package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.cluster.Storage;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.StoredBackups;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Adds up the backups that a storage lists, by guest: files, and snapshots of a Proxmox Backup Server.
///
/// ```
/// local:backup/vzdump-qemu-100-2023_08_28-12_00_00.vma.zst
/// pbs:backup/ct/200/2026-11-20T01:00:02Z
/// ```
final class BackupVolumes {
    private static final Pattern NAME =
            Pattern.compile("[^:]*:backup/(?:vzdump-(qemu|lxc|openvz)-|(vm|ct)/)([1-9][0-9]{0,17})[-/].*");

    private final Storage storage;
    private final Map<Long, StoredBackups> guests = new TreeMap<>();

    BackupVolumes(Storage storage) {
        this.storage = storage;
    }

    void add(JsonRow row) {
        if (!row.text("content", "backup").equals("backup")) {
            return;
        }
        Matcher name = NAME.matcher(row.text("volid", ""));
        boolean named = name.matches();
        Long vmid = row.integer("vmid");
        if (vmid == null && named) {
            vmid = Long.valueOf(name.group(3));
        }
        Long made = row.integer("ctime");
        if (vmid == null || made == null) {
            return; // of a host, or not of our making
        }
        String kind = row.text("subtype");
        if (kind == null && named) {
            kind = name.group(1) == null ? name.group(2) : name.group(1);
        }
        guests.merge(vmid, backup(row, kind(kind), vmid, made), BackupVolumes::both);
    }

    /// Sorted by guest.
    List<StoredBackups> all() {
        return List.copyOf(guests.values());
    }

    private StoredBackups backup(JsonRow row, @Nullable String kind, long vmid, long made) {
        Long size = row.integer("size");
        JsonRow verification = row.object("verification");
        String encrypted = row.text("encrypted", "");
        return new StoredBackups(
                storage.name(),
                storage.shared() ? "" : storage.node(),
                kind,
                vmid,
                1,
                size == null || size < 0 ? 0 : size,
                made,
                size,
                row.isSet("protected"),
                verification == null ? null : verification.text("state"),
                !encrypted.isEmpty() && !encrypted.equals("0"));
    }

    /// Of the newer one, with both counted.
    private static StoredBackups both(StoredBackups one, StoredBackups other) {
        StoredBackups newer = one.newest() >= other.newest() ? one : other;
        return new StoredBackups(
                newer.storage(),
                newer.node(),
                newer.kind() == null ? one.kind() : newer.kind(),
                newer.vmid(),
                one.count() + other.count(),
                one.totalSize() + other.totalSize(),
                newer.newest(),
                newer.size(),
                newer.isProtected(),
                newer.verified(),
                newer.encrypted());
    }

    private static @Nullable String kind(@Nullable String text) {
        return switch (text) {
            case "qemu", "vm" -> "qemu";
            case "lxc", "ct", "openvz" -> "lxc";
            case null, default -> null;
        };
    }
}
