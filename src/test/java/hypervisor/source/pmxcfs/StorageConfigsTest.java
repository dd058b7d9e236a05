package hypervisor.source.pmxcfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.Isolation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageConfigsTest {
    private static final Deadline LONG = Deadline.in(Duration.ofMinutes(5));

    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean hanging;

    @TempDir
    Path root;

    private StorageConfigs configs() {
        return new StorageConfigs(root, new Isolation(), file -> {
            try {
                if (hanging) {
                    never.await();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return FileContent.read(file);
        });
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMillis(50));
    }

    @Test
    void whileTheFileHangsTheStoragesAreThoseOfBefore() throws IOException, InterruptedException {
        Files.writeString(root.resolve("storage.cfg"), "dir: local\n");
        StorageConfigs configs = configs();
        assertThat(configs.read(LONG)).extracting(StorageConfig::name).containsExactly("local");
        hanging = true;
        Files.writeString(root.resolve("storage.cfg"), "dir: other\n");
        assertThat(configs.read(soon())).extracting(StorageConfig::name).containsExactly("local");
        assertThat(configs.read(LONG)).extracting(StorageConfig::name).containsExactly("local");
        never.countDown();
    }

    @Test
    void whereThereWereNoneBeforeItFails() throws IOException {
        Files.writeString(root.resolve("storage.cfg"), "dir: local\n");
        hanging = true;
        assertThatThrownBy(() -> configs().read(soon())).isInstanceOf(HangingException.class);
        never.countDown();
    }

    @Test
    void saysWhichRightIsMissing() throws IOException {
        Path file = root.resolve("storage.cfg");
        Files.writeString(file, "dir: local\n");
        var configs = new StorageConfigs(root, new Isolation(), refused -> {
            throw new AccessDeniedException(refused.toString());
        });
        assertThatThrownBy(() -> configs.read(LONG))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " may not be read: that takes root, or membership in the group www-data");
    }
}
