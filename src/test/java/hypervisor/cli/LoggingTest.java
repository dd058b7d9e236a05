package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.LogSettings;
import hypervisor.config.Problems;
import hypervisor.config.Settings;
import hypervisor.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingTest {
    private static final System.Logger LOG = System.getLogger(LoggingTest.class.getName());

    @TempDir
    Path directory;

    @AfterEach
    void release() {
        Logging.configure(Settings.standard());
    }

    @Test
    void logsToTheFile() throws IOException {
        Path file = directory.resolve("x.log");
        Logging.configure(Settings.standard()
                .with(LogSettings.LEVEL, "error", "test")
                .with(LogSettings.FORMAT, "json", "test")
                .with(LogSettings.FILE, file.toString(), "test"));
        LOG.log(System.Logger.Level.INFO, "hello");

        assertThat(Files.readString(file)).endsWith("\"level\":\"info\",\"msg\":\"hello\",\"source\":\"cli\"}\n");
    }

    @Test
    void onlyAFileThatWasAskedForMustBeWritable() {
        String file = directory.resolve("nowhere/x.log").toString();
        Settings asked = Settings.standard().with(LogSettings.FILE, file, "flag --log");
        Settings preset = new Sources(new Problems())
                .preset(LogSettings.FILE, file, "default of x")
                .preset(LogSettings.LEVEL, "error", "quiet")
                .read();

        assertThatThrownBy(() -> Logging.configure(asked))
                .hasMessage("flag --log: cannot write the log file " + file + " (NoSuchFileException)");
        assertThatCode(() -> Logging.configure(preset)).doesNotThrowAnyException();
    }
}
