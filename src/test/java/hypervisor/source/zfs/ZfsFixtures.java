package hypervisor.source.zfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// What zpool and zfs print, as files.
public final class ZfsFixtures {
    private static final Path MADE = Path.of("src/test/fixtures/zfs");
    private static final Path RECORDED = Path.of("src/test/fixtures/upstream/zfs-fuse-0.7.0");

    private ZfsFixtures() {}

    /// Written from knowledge of the formats.
    public static String made(String name) throws IOException {
        return Files.readString(MADE.resolve(name));
    }

    /// Of a real zfs-fuse 0.7.0, without the lines that tell the command and its exit code.
    public static String recorded(String name) throws IOException {
        try (var lines = Files.lines(RECORDED.resolve(name))) {
            return lines.filter(line -> !line.startsWith("# ")).collect(Collectors.joining("\n", "", "\n"));
        }
    }
}
