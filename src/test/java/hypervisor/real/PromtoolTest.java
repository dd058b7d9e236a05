package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agreed outputs of every dialect are what Prometheus's own checker takes as good.
class PromtoolTest {
    private static final List<Path> OUTPUTS =
            List.of(Path.of("src/test/fixtures/dialect"), Path.of("src/test/fixtures/hosts"));

    @Test
    void findsNothingButTheNamesOfOthers() throws IOException {
        Set<String> problems = new TreeSet<>();
        for (Path folder : OUTPUTS) {
            List<Path> texts = texts(folder);
            assertThat(texts).as("%s", folder).isNotEmpty();
            for (Path text : texts) {
                problems.addAll(Promtool.problems(text));
            }
        }
        assertThat(problems).isEqualTo(Promtool.exceptions());
    }

    @Test
    void tellsOfWhatIsWrong(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("wrong.prom"), "# TYPE disk_kb counter\ndisk_kb 1\n");

        assertThat(Promtool.problems(text)).anyMatch(problem -> problem.contains("abbreviated units"));
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".prom")).toList();
        }
    }
}
