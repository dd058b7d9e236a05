package hypervisor.source.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hypervisor.scrape.Deadline;
import hypervisor.source.tool.ToolException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
    private static final int MOST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Tools tools = new Tools();

    @TempDir
    private Path directory;

    @Test
    void givesWhatAProgramPrinted() throws IOException, InterruptedException {
        Output output = run("echo 'tank\tONLINE'; echo careful >&2");

        assertThat(output.text()).isEqualTo("tank\tONLINE\n");
        assertThat(output.error()).isEqualTo("careful");
        assertThat(output.exitCode()).isZero();
        assertThat(tools.isBusy("it")).isFalse();
    }

    @Test
    void aProgramThatIsNotThereIsMissing() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.run("it", List.of("no-such-program", "list"), MOST, soon()))
                .withMessage("no-such-program list is not there: no such program")
                .extracting(ToolException::kind)
                .isEqualTo(Kind.MISSING);
        assertThat(tools.isBusy("it")).isFalse();
    }

    @Test
    void aPathThatIsNotThereIsMissing() {
        String program = directory.resolve("gone").toString();

        assertThat(failure(program)).isEqualTo(Kind.MISSING);
    }

    @Test
    void aFileThatIsNoProgramIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("text"), "hello");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(failure(file.toString())).isEqualTo(Kind.REFUSED);
        assertThat(failure(file.toString())).as("a second time").isEqualTo(Kind.REFUSED);
    }

    @Test
    void aFailureNamesTheExitCodeAndTheFirstLineOfWhatWasSaid() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> run("echo 'cannot open tank' >&2; echo 'usage: …' >&2; exit 3"))
                .withMessageEndingWith("fake ended with exit code 3 and said: cannot open tank")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(3))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.FAILED));
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> run("exit 4"))
                .withMessageEndingWith("fake ended with exit code 4 and said nothing");
    }

    @Test
    void anExitCodeCanBeAskedFor() throws IOException, InterruptedException {
        Output output = tools.ended("it", List.of(fake("echo '{}'; exit 68")), MOST, soon());

        assertThat(output.exitCode()).isEqualTo(68);
        assertThat(output.text()).isEqualTo("{}\n");
    }

    @Test
    void moreThanAPipeHoldsIsRead() throws IOException, InterruptedException {
        assertThat(run("head -c 900000 /dev/zero").bytes()).hasSize(900_000);
    }

    @Test
    void exactlyTheMostIsNotTooMuch() throws IOException, InterruptedException {
        String program = fake("head -c 1000 /dev/zero");

        assertThat(tools.run("it", List.of(program), 1000, soon()).bytes()).hasSize(1000);
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.run("it", List.of(program), 999, soon()))
                .withMessageEndingWith("printed more than 999 bytes and was stopped");
    }

    @Test
    void outputIsKeptByteForByte() throws IOException, InterruptedException {
        assertThat(run("printf '\\000\\377\\200\\n\\r'").bytes())
                .isEqualTo(new byte[] {0, (byte) 0xFF, (byte) 0x80, '\n', '\r'});
    }

    @Test
    void aFloodOfErrorsHoldsNothingUp() throws IOException, InterruptedException {
        Output output = run("head -c 900000 /dev/zero | tr '\\0' x >&2; echo done");

        assertThat(output.text()).isEqualTo("done\n");
        assertThat(output.error()).hasSize(4096).matches("x+");
    }

    @Test
    void textIsInNoLanguage() throws IOException, InterruptedException {
        assertThat(run("echo $LC_ALL").text()).isEqualTo("C\n");
    }

    @Test
    void thereIsNothingToReadForAProgram() throws IOException, InterruptedException {
        assertThat(run("cat; echo end").text()).isEqualTo("end\n");
    }

    @Test
    void programsOfTheSystemAreFoundWhateverThePath() throws IOException {
        Path file = Path.of(fake("true"));

        assertThat(Program.path(null)).contains("/usr/sbin");
        assertThat(Program.path("/opt/bin")).startsWith("/opt/bin:").contains("/usr/sbin");
        assertThat(Program.found("fake", "/nowhere:" + directory)).isEqualTo(file.toString());
        assertThat(Program.found("fake", "/nowhere")).isNull();
        assertThat(Program.found("sh", Program.path(null))).endsWith("/sh");
    }

    private Output run(String script) throws IOException, InterruptedException {
        return tools.run("it", List.of(fake(script)), MOST, soon());
    }

    private Kind failure(String program) {
        try {
            tools.run("it", List.of(program), MOST, soon());
            throw new AssertionError("ran " + program);
        } catch (ToolException e) {
            return e.kind();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String fake(String script) throws IOException {
        return FakeProgram.at(directory.resolve("fake"), script);
    }

    private static Deadline soon() {
        return Deadline.in(PATIENCE);
    }

    @Test
    void namesThatAreNotUtf8AreStillText() {
        assertThat(new Output(0, "tank\u00e9".getBytes(StandardCharsets.ISO_8859_1), "").text())
                .isEqualTo("tank\uFFFD");
    }
}
