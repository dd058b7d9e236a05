package hypervisor.source.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks the file system that a path is on how full it is.
@FunctionalInterface
public interface SpaceReader {
    /// May hang for ever, where a server is gone.
    Space of(Path path) throws IOException;

    /// By statvfs.
    static Space statvfs(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        return new Space(store.getTotalSpace(), store.getUnallocatedSpace(), store.getUsableSpace());
    }
}
