package hypervisor.demo.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A directory with the files of a machine. Who reads one while it changes reads the whole old text or the whole new
/// one: each is written aside, and put in the other's place. Not for several threads at once.
final class HostTree {
    private final Path root;
    private final Path aside;
    private final Map<String, String> written = new HashMap<>();

    /// @param directory that is there already, and is the tree's alone
    HostTree(Path directory) throws IOException {
        root = directory.resolve("root");
        aside = directory.resolve("aside");
        Files.createDirectory(root);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /// @param name from the root on: `proc/stat`
    void put(String name, String text) throws IOException {
        String before = written.put(name, text);
        if (text.equals(before)) {
            return;
        }
        Path file = root.resolve(name);
        if (before == null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void putAll(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            put(file.getKey(), file.getValue());
        }
    }

    void putProgram(String name, String script) throws IOException {
        put(name, script);
        Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString("rwx------"));
    }

    void directory(String name) throws IOException {
        Files.createDirectories(root.resolve(name));
    }

    /// @param target as the link says it; it need not be there
    void link(String name, String target) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    /// A link to a place in the tree.
    void linkTo(String name, String place) throws IOException {
        link(name, path(name).resolveSibling("").relativize(path(place)).toString());
    }

    /// Removes a directory and all that is in it; links lead nowhere here.
    static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
