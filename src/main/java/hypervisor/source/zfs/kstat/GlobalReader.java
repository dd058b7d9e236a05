package hypervisor.source.zfs.kstat;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.log.Repeats;
import hypervisor.source.MalformedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the files of one directory that hold named values; those inside its directories it leaves alone. Not for
/// several threads at once.
final class GlobalReader {
    private static final int MOST_FILES = 2000;

    /// Dear to open, long, and nothing that can be counted.
    private static final Set<String> LEFT_ALONE = Set.of("dbufs", "dbgmsg");

    private final Path directory;
    private final Repeats repeats;
    private final KstatFile file = new KstatFile();

    GlobalReader(Path directory, Repeats repeats) {
        this.directory = directory;
        this.repeats = repeats;
    }

    SortedMap<String, NamedKstat> read() throws IOException {
        SortedMap<String, NamedKstat> all = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            int seen = 0;
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!LEFT_ALONE.contains(name) && !Files.isDirectory(entry) && ++seen <= MOST_FILES) {
                    read(name, entry, all);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return all;
        }
        return all;
    }

    private void read(String name, Path entry, SortedMap<String, NamedKstat> all) {
        try {
            NamedKstat kstat = file.named(entry);
            if (kstat != null) {
                all.put(name, kstat);
            }
            repeats.ended(entry.toString(), entry + " can be read again");
        } catch (FileNotFoundException e) {
            if (Files.exists(entry)) {
                repeats.failed(entry.toString(), WARNING, "ZFS: " + e.getMessage());
            }
        } catch (IOException | MalformedException e) {
            repeats.failed(entry.toString(), WARNING, "ZFS: " + e.getMessage());
        }
    }
}
