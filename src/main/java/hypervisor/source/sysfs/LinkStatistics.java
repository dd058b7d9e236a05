package hypervisor.source.sysfs;

import hypervisor.source.procfs.KernelFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the kernel counts of a network interface: a file for each number. The guest may end meanwhile, and its
/// interface with it.
final class LinkStatistics {
    private LinkStatistics() {}

    /// The names of what is in a directory.
    static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /// All that can be read, by the names of the files.
    static Map<String, Long> read(Path link) {
        Path directory = link.resolve("statistics");
        Map<String, Long> statistics = new HashMap<>();
        try {
            for (String name : names(directory)) {
                number(directory.resolve(name), name, statistics);
            }
        } catch (IOException _) {
            return statistics; // it is gone
        }
        return statistics;
    }

    static void number(Path file, String name, Map<String, Long> statistics) {
        try {
            statistics.put(name, Long.parseLong(KernelFile.small(file).strip()));
        } catch (IOException | NumberFormatException _) {
            // one that cannot be read is not told of, the others are
        }
    }
}
