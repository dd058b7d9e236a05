package hypervisor.source.zfs;

import hypervisor.source.HostPaths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which pools are imported: the directories of `/proc/spl/kstat/zfs`. Asks no pool anything, so that it answers even
/// where all of them hang.
public final class PoolNames {
    private static final int MOST_POOLS = 1000;

    private final Path directory;

    public PoolNames(HostPaths paths) {
        directory = paths.proc().resolve("spl/kstat/zfs");
    }

    /// Where the kernel module's statistics are.
    public Path directory() {
        return directory;
    }

    /// Whether the kernel module is loaded.
    public boolean isLoaded() {
        return Files.isDirectory(directory);
    }

    /// Sorted; none where the kernel module is not loaded.
    public List<String> now() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path entry : entries) {
                if (names.size() < MOST_POOLS) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
        return names.stream().sorted().toList();
    }
}
