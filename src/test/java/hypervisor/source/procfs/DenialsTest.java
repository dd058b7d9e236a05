package hypervisor.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.MissingRight;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class DenialsTest {
    @Test
    void onlyWhatWasRefusedIsToldAndOnce() {
        var denials = new Denials();
        denials.note(new NoSuchFileException("/proc/7/io"), "a", "x");
        denials.note(new IOException("No such process"), "b", "x");
        denials.note(new AccessDeniedException("/proc/7/io"), "io", "x");
        denials.note(new IOException("Permission denied"), "io", "x");
        denials.note(new IOException("/proc/7/stat: Operation not permitted"), "stat", "y");

        assertThat(denials.all()).containsExactly(new MissingRight("io", "x"), new MissingRight("stat", "y"));
    }
}
