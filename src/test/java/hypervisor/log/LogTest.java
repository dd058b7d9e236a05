package hypervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private static final System.Logger OURS = System.getLogger("hypervisor.source.libvirt.wire.Connection");
    private static final System.Logger THEIRS = System.getLogger("com.example.Thing");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @TempDir
    Path directory;

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        Log.configure(Level.INFO, Format.LOGFMT);
    }

    @AfterEach
    void release() {
        System.setErr(before);
        Log.configure(Level.INFO, Format.LOGFMT);
    }

    @Test
    void everyLoggerOfTheProcessWritesOneLine() {
        OURS.log(Level.INFO, "connected to {0}", "qemu:///system");
        OURS.log(Level.DEBUG, "not shown");
        THEIRS.log(Level.INFO, "not shown either");
        THEIRS.log(Level.WARNING, "it''s {odd");

        assertThat(lines())
                .containsExactly(
                        "level=info msg=\"connected to qemu:///system\" source=libvirt",
                        "level=warn msg=\"it''s {odd\" source=com.example.Thing");
    }

    @Test
    void tellsAnExceptionByItsMessagesAndItsStackOnlyToThoseWhoDebug() {
        var thrown = new UncheckedIOException("cannot read", new IOException("disk\nfull"));

        OURS.log(Level.ERROR, "lost", thrown);
        assertThat(lines()).containsExactly("level=error msg=lost source=libvirt error=\"cannot read: disk\\nfull\"");

        written.reset();
        Log.configure(Level.DEBUG, Format.LOGFMT);
        OURS.log(Level.ERROR, "lost", thrown);
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("stack=\"java.io.UncheckedIOException: cannot read\\n"));
    }

    @Test
    void writesJsonWhenAsked() {
        Log.configure(Level.WARNING, Format.JSON);
        OURS.log(Level.INFO, "not shown");
        OURS.log(Level.WARNING, "careful");

        assertThat(written.toString(StandardCharsets.UTF_8))
                .endsWith(",\"level\":\"warn\",\"msg\":\"careful\",\"source\":\"libvirt\"}\n");
    }

    @Test
    void writesToAFileWithItsOwnLevel() throws IOException {
        Path file = directory.resolve("x.log");
        Log.configure(Level.ERROR, Format.LOGFMT);
        Log.alsoTo(file, Level.WARNING);
        OURS.log(Level.WARNING, "for the file");
        OURS.log(Level.ERROR, "for both");

        assertThat(lines()).singleElement().isEqualTo("level=error msg=\"for both\" source=libvirt");
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(OURS.isLoggable(Level.WARNING)).isTrue();
        assertThat(OURS.isLoggable(Level.INFO)).isFalse();
    }

    @Test
    void cutsWhatIsTooLong() {
        OURS.log(Level.INFO, "x".repeat(100_000));

        assertThat(written.size()).isBetween(16_000, 16_200);
    }

    @Test
    void namesTheCauseOnce() {
        assertThat(Causes.inWords(new IllegalStateException(new IOException("gone"))))
                .isEqualTo("gone");
        assertThat(Causes.inWords(new IllegalStateException())).isEqualTo("IllegalStateException");
        assertThat(Causes.inWords(new IOException("a: gone", new IOException("gone"))))
                .isEqualTo("a: gone");
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.indexOf("level=")))
                .toList();
    }
}
