package hypervisor.source.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a program is. A service often has a short `PATH` that lacks the directories of the system's own
/// programs, and the JDK looks in no other one.
final class Program {
    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin";

    private Program() {}

    /// Where programs are looked for.
    ///
    /// @param given `PATH` as it is for the exporter; null where it has none
    static String path(@Nullable String given) {
        return given == null || given.isEmpty() ? SYSTEM_PATH : given + ":" + SYSTEM_PATH;
    }

    /// The file that a program's name stands for; null where there is none. A name with a slash is a file
    /// already.
    static @Nullable String found(String name, String path) {
        if (name.contains("/")) {
            return Files.exists(Path.of(name)) ? name : null;
        }
        for (String directory : path.split(":")) {
            Path file = Path.of(directory.isEmpty() ? "." : directory, name);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return file.toString();
            }
        }
        return null;
    }
}
