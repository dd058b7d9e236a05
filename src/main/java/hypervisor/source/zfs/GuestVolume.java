package hypervisor.source.zfs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which guest of Proxmox VE a dataset belongs to, as its name says: `rpool/data/vm-101-disk-0`, `subvol-200-disk-1`,
/// `base-9000-disk-0` and the like, whatever stands before, and after an `@`.
///
/// @param id the guest's number: `101`
/// @param volume the dataset's own name, as the guest's configuration names the disk: `vm-101-disk-0`
public record GuestVolume(String id, String volume) {
    private static final List<String> KINDS = List.of("vm-", "subvol-", "base-", "basevol-");

    /// Null where the name is not that of a guest's volume.
    public static @Nullable GuestVolume of(String dataset) {
        int at = dataset.indexOf('@');
        String whole = at < 0 ? dataset : dataset.substring(0, at);
        String own = whole.substring(whole.lastIndexOf('/') + 1);
        for (String kind : KINDS) {
            int end = own.indexOf('-', kind.length());
            if (own.startsWith(kind) && end > 0 && end < own.length() - 1) {
                String id = own.substring(kind.length(), end);
                return isNumber(id) ? new GuestVolume(id, own) : null;
            }
        }
        return null;
    }

    /// As Proxmox VE numbers guests: one to nine digits, the first of which is not 0.
    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= 9
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
