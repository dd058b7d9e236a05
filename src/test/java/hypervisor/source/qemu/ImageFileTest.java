package hypervisor.source.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {
    private static final long GIB = 1L << 30;

    @TempDir
    Path directory;

    /// The first bytes of a qcow2 image: magic, version, backing file (offset and length), cluster bits, size.
    static ByteBuffer qcow2(int version, long size) {
        return ByteBuffer.allocate(104)
                .putInt(0x514649fb)
                .putInt(version)
                .putLong(0)
                .putInt(0)
                .putInt(16)
                .putLong(size)
                .rewind();
    }

    @Test
    void theHeaderOfQcow2SaysHowLargeTheDiskIs() throws IOException {
        Path file = Files.write(directory.resolve("a.qcow2"), qcow2(3, 32 * GIB).array());

        assertThat(ImageFile.read(file, "qcow2")).isEqualTo(new ImageFile(104, 32 * GIB));
        assertThat(ImageHeader.virtualSize("qcow2", qcow2(2, GIB), 104)).isEqualTo(GIB);
    }

    @Test
    void aRawImageIsAsLargeAsItsFileAlsoWhereThatHasHoles() throws IOException {
        Path file = directory.resolve("a.raw");
        try (var image = new RandomAccessFile(file.toFile(), "rw")) {
            image.setLength(GIB);
        }

        assertThat(ImageFile.read(file, "raw")).isEqualTo(new ImageFile(GIB, GIB));
    }

    @Test
    void whatIsNoHeaderSaysNothing() throws IOException {
        assertThat(ImageHeader.virtualSize("qcow2", qcow2(9, GIB), 104)).isNull();
        assertThat(ImageHeader.virtualSize("qcow2", qcow2(3, -1), 104)).isNull();
        assertThat(ImageHeader.virtualSize("qcow2", ByteBuffer.allocate(104), 104))
                .isNull();
        assertThat(ImageHeader.virtualSize("vmdk", qcow2(3, GIB), 104)).isNull();
        Path file = Files.write(directory.resolve("cut.qcow2"), new byte[] {'Q', 'F'});
        assertThat(ImageFile.read(file, "qcow2")).isEqualTo(new ImageFile(2, null));
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();

        assertThat(ImageFile.read(pipe, "qcow2")).isNull();
        assertThat(ImageFile.read(directory, "qcow2")).isNull();
    }

    @Test
    void filesAreLookedUpBelowTheMachinesRootAndThoseThatAreGoneAreLeftOut() throws Exception {
        Files.createDirectories(directory.resolve("images"));
        Files.write(directory.resolve("images/a.raw"), new byte[512]);
        var paths = new HostPaths(directory, directory, directory, directory, directory, directory);

        Map<String, ImageFile> read = new ImageFiles(paths)
                .read(Map.of("/images/a.raw", "raw", "/images/gone.raw", "raw"), Deadline.in(Duration.ofMinutes(1)));

        assertThat(read).isEqualTo(Map.of("/images/a.raw", new ImageFile(512, 512L)));
    }
}
