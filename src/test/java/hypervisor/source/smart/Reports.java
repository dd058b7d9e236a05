package hypervisor.source.smart;

import hypervisor.source.tool.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reports as smartctl prints them.
final class Reports {
    static final Path FIXTURES = Path.of("src/test/fixtures/smart");
    private static final Pattern EXIT = Pattern.compile("\"exit_status\": (\\d+)");

    private Reports() {}

    static Path file(String name) {
        return FIXTURES.resolve(name + ".json").toAbsolutePath();
    }

    /// With the exit code that stands in it.
    static Output output(String name) throws IOException {
        return new Output(exitCode(name), Files.readAllBytes(file(name)), "");
    }

    static int exitCode(String name) throws IOException {
        Matcher exit = EXIT.matcher(Files.readString(file(name)));
        return exit.find() ? Integer.parseInt(exit.group(1)) : 0;
    }

    static List<byte[]> all() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            List<byte[]> all = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                all.add(Files.readAllBytes(file));
            }
            return all;
        }
    }
}
