package hypervisor.source.sysfs;

import hypervisor.source.HostPaths;
import hypervisor.source.procfs.KernelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The block devices behind paths below `/dev`, and their sizes.
public final class BlockDevices {
    private static final int MOST_LINKS = 40;
    private static final long SECTOR = 512;

    private final HostPaths paths;

    public BlockDevices(HostPaths paths) {
        this.paths = paths;
    }

    /// What a path leads to, `zd16` or `dm-7`; null where it leads nowhere, as while a device is being made.
    public @Nullable String name(String path) {
        String at = path;
        for (int links = 0; links < MOST_LINKS; links++) {
            Path located = paths.located(at);
            if (!Files.isSymbolicLink(located)) {
                Path name = Path.of(at).getFileName();
                return name != null && Files.exists(located, LinkOption.NOFOLLOW_LINKS) ? name.toString() : null;
            }
            try {
                // an absolute one is about the machine's own root, which need not be ours
                at = Path.of(at)
                        .resolveSibling(Files.readSymbolicLink(located))
                        .normalize()
                        .toString();
            } catch (IOException _) {
                return null;
            }
        }
        return null;
    }

    /// Bytes, from `/sys/block/<name>/size`, or that of `/sys/class/block` for a partition; null where there is none.
    public @Nullable Long size(String name) {
        for (String directory : new String[] {"block", "class/block"}) {
            Path file = paths.sys().resolve(directory).resolve(name).resolve("size");
            try {
                return Long.parseLong(KernelFile.small(file).strip()) * SECTOR;
            } catch (IOException | NumberFormatException _) {
                // the next one may have it
            }
        }
        return null;
    }
}
