package hypervisor.source.pmxcfs;

import hypervisor.source.MalformedException;
import hypervisor.source.MissingRight;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What went wrong in one reading of `/etc/pve`, file by file.
final class Findings {
    static final String RIGHT = "root, or membership in the group www-data";

    private final Map<String, String> failures = new TreeMap<>();
    private final TreeSet<String> refused = new TreeSet<>();

    /// Reads one file of several.
    @FunctionalInterface
    interface Step<T> {
        T read() throws IOException;
    }

    /// The value, or null where there is none: for a file that is gone, or that cannot be read, which is kept in mind.
    <T> @Nullable T of(Path file, Step<T> step) {
        try {
            return step.read();
        } catch (NoSuchFileException _) {
            return null;
        } catch (AccessDeniedException _) {
            refused.add(file.toString());
            failures.put(file.toString(), file + " may not be read: that takes " + RIGHT);
            return null;
        } catch (MalformedException e) {
            failures.put(file.toString(), String.valueOf(e.getMessage()));
            return null;
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            failures.put(
                    file.toString(),
                    message.startsWith(file.toString()) ? message : file + " cannot be read: " + message);
            return null;
        }
    }

    void add(Path file, String problem) {
        failures.put(file.toString(), file + " " + problem);
    }

    List<String> failures() {
        return List.copyOf(failures.values());
    }

    List<MissingRight> missingRights() {
        return refused.stream().map(file -> new MissingRight(file, RIGHT)).toList();
    }
}
