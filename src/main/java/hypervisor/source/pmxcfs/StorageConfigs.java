package hypervisor.source.pmxcfs;

import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The storages alone, for who cannot wait for the rest of `/etc/pve`.
public final class StorageConfigs {
    private final Path root;
    private final Path file;
    private final Isolation isolation;
    private final CachedFiles<List<StorageConfig>> files;
    private volatile @Nullable List<StorageConfig> last;

    public StorageConfigs(HostPaths paths, Isolation isolation) {
        this(paths.pmxcfs(), isolation, FileContent::read);
    }

    StorageConfigs(Path root, Isolation isolation, FileContent content) {
        this.root = root;
        this.files = new CachedFiles<>(content);
        this.file = root.resolve("storage.cfg");
        this.isolation = isolation;
    }

    /// In the order of the file; those read last while it hangs; null where this is no node of Proxmox VE.
    public @Nullable List<StorageConfig> read(Deadline deadline) throws IOException, InterruptedException {
        try {
            last = isolation.run(file.toString(), this::now, deadline);
        } catch (HangingException e) {
            if (last == null) {
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new IOException(file + " may not be read: that takes " + Findings.RIGHT, e);
        }
        return last;
    }

    private @Nullable List<StorageConfig> now() throws IOException {
        if (!Files.isDirectory(root)) {
            return null;
        }
        try {
            return files.read(file, StorageParser::parse);
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }
}
