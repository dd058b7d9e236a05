package hypervisor.source.qemu;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a disk is stored in. What does not apply is empty.
///
/// @param kind `zvol`, `rbd`, `lvm`, or the format of the image
/// @param name of the volume: `vm-101-disk-0`
/// @param pool of ZFS or Ceph
/// @param clusterId of Ceph
/// @param volumeGroup of LVM
public record Volume(String kind, String name, String pool, String clusterId, String volumeGroup) {
    private static final String ZVOL = "/dev/zvol/";
    private static final String KERNEL_RBD = "/dev/rbd-pve/";
    private static final String RBD = "rbd:";

    /// Disks, cloud-init drives and saved states, of guests and templates.
    private static final Pattern LVM = Pattern.compile("/dev/([^/]+)/((?:vm|base)-\\d+-[^/]+)");

    /// All that pve_local_exporter takes for a volume of LVM.
    private static final Pattern ORIGINAL_LVM = Pattern.compile("/dev/([^/]+)/(vm-\\d+-disk-\\d+)");

    /// @param format that of the image
    static Volume of(String path, String format) {
        if (path.startsWith(KERNEL_RBD)) {
            return kernelRbd(path, format);
        }
        return path.startsWith(RBD) ? rbd(path) : inAnyCase(path, format, LVM);
    }

    /// As pve_local_exporter has it, which knows fewer names of LVM and no namespaces of Ceph.
    ///
    /// @param word the first one that QEMU prints in parentheses
    public static Volume ofOriginal(String path, String word) {
        if (path.startsWith(KERNEL_RBD)) {
            List<String> parts = List.of(path.split("/"));
            int count = parts.size();
            return count < 5
                    ? new Volume("rbd", "", "", "", "")
                    : new Volume("rbd", parts.get(count - 1), parts.get(count - 2), parts.get(count - 3), "");
        }
        return inAnyCase(path, word, ORIGINAL_LVM);
    }

    public boolean isZvol() {
        return kind.equals("zvol");
    }

    public boolean isRbd() {
        return kind.equals("rbd");
    }

    public boolean isLvm() {
        return kind.equals("lvm");
    }

    private static Volume inAnyCase(String path, String format, Pattern lvmNames) {
        if (path.startsWith(ZVOL)) {
            int slash = path.lastIndexOf('/');
            return slash < ZVOL.length()
                    ? new Volume("zvol", "", "", "", "")
                    : new Volume("zvol", path.substring(slash + 1), path.substring(ZVOL.length(), slash), "", "");
        }
        Matcher lvm = lvmNames.matcher(path);
        if (lvm.matches()) {
            return new Volume("lvm", lvm.group(2), "", "", lvm.group(1));
        }
        return new Volume(format, format.equals("qcow2") ? stem(path) : "", "", "", "");
    }

    /// `/dev/rbd-pve/<cluster>/<pool>/<image>`, or with a namespace before the image.
    private static Volume kernelRbd(String path, String format) {
        List<String> parts = List.of(path.substring(KERNEL_RBD.length()).split("/"));
        return parts.size() < 3
                ? new Volume(format, "", "", "", "")
                : new Volume("rbd", parts.getLast(), parts.get(1), parts.getFirst(), "");
    }

    /// `rbd:<pool>/<image>:conf=…`, or with a namespace before the image.
    private static Volume rbd(String path) {
        List<String> parts =
                List.of(path.substring(RBD.length()).split(":", 2)[0].split("/", -1));
        return new Volume("rbd", parts.getLast(), parts.size() > 1 ? parts.getFirst() : "", "", "");
    }

    /// The name of a file up to its first dot.
    private static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : "";
    }
}
