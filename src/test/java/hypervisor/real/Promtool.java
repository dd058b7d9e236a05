package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `promtool check metrics`, and what it says against names that we did not choose.
final class Promtool {
    private static final Path EXCEPTIONS = Path.of("src/test/fixtures/promtool-exceptions.txt");

    private Promtool() {}

    /// What it says of a text, a problem a line; nothing where all is well.
    static Set<String> problems(Path text) {
        return Commands.run(List.of("sh", "-c", "promtool check metrics < \"$0\" || test $? = 3", text.toString()))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The problems that are known, each with its reason.
    static Set<String> exceptions() {
        try (Stream<String> lines = Files.lines(EXCEPTIONS)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Promtool::problem)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String problem(String line) {
        int bar = line.indexOf(" | ");
        if (bar < 0 || line.substring(bar + 3).isBlank()) {
            throw new AssertionError(EXCEPTIONS + ": a reason is missing: " + line);
        }
        return line.substring(0, bar);
    }
}
