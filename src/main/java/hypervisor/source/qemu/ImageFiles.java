package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.procfs.MountTable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Looks at the files that hold disks. All of one file system are looked at together, on a thread that may hang.
final class ImageFiles {
    private static final String ROOT = "/";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HostPaths paths;
    private final Isolation isolation = new Isolation();

    ImageFiles(HostPaths paths) {
        this.paths = paths;
    }

    /// What can be read of them in time.
    ///
    /// @param formats of the images, by their absolute paths
    Map<String, ImageFile> read(Map<String, String> formats, Deadline deadline) throws InterruptedException {
        MountTable mounts = MountTable.read(paths.proc());
        Map<String, Map<String, String>> byMount = new HashMap<>();
        formats.forEach((path, format) -> byMount.computeIfAbsent(
                        mounts == null ? ROOT : mounts.under(path), _ -> new HashMap<>())
                .put(path, format));
        Map<String, ImageFile> read = new HashMap<>();
        for (Map.Entry<String, Map<String, String>> mount : byMount.entrySet()) {
            try {
                read.putAll(isolation.run(
                        "images on " + mount.getKey(), () -> all(mount.getValue()), deadline.within(PATIENCE)));
            } catch (IOException _) {
                // it hangs: what QEMU says of its sizes is all there is
            }
        }
        return read;
    }

    private Map<String, ImageFile> all(Map<String, String> formats) {
        Map<String, ImageFile> read = new HashMap<>();
        formats.forEach((path, format) -> {
            try {
                ImageFile file = ImageFile.read(paths.located(path), format);
                if (file != null) {
                    read.put(path, file);
                }
            } catch (IOException _) {
                return; // it is gone, or closed to this user
            }
        });
        return read;
    }
}
