package hypervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
    @TempDir
    Path directory;

    @Test
    void keepsAFewOlderFilesNoneOfThemTooLarge() throws IOException {
        Path file = directory.resolve("x.log");
        Files.writeString(file, "old\n");
        var rotating = new RotatingFile(file, 8, 2);
        for (String line : new String[] {"one", "two", "three", "four", "a line that is too long for any", "six"}) {
            rotating.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(file).hasContent("six\n");
        assertThat(directory.resolve("x.log.1")).hasContent("a line that is too long for any\n");
        assertThat(directory.resolve("x.log.2")).hasContent("four\n");
        assertThat(directory.resolve("x.log.3")).doesNotExist();
    }

    @Test
    void goesOnWhenItCannotRename() throws IOException {
        Path file = directory.resolve("x.log");
        var rotating = new RotatingFile(file, 4, 1);
        Files.createDirectories(directory.resolve("x.log.1/full"));
        rotating.write("one\n".getBytes(StandardCharsets.UTF_8));
        rotating.write("two\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("one\n");

        Files.delete(directory.resolve("x.log.1/full"));
        rotating.write("three\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("three\n");
    }
}
