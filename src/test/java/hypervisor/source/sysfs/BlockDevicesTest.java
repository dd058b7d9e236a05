package hypervisor.source.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockDevicesTest {
    @TempDir
    Path root;

    private Path dev;
    private BlockDevices devices;

    @BeforeEach
    void make() throws IOException {
        dev = Files.createDirectories(root.resolve("dev"));
        Files.createDirectories(dev.resolve("zvol/rpool"));
        Files.createDirectories(dev.resolve("pve"));
        Files.createFile(dev.resolve("zd16"));
        Files.createFile(dev.resolve("dm-7"));
        Files.createSymbolicLink(dev.resolve("zvol/rpool/vm-1-disk-0"), Path.of("../../zd16"));
        Files.createSymbolicLink(dev.resolve("pve/vm-1-disk-0"), Path.of("/dev/dm-7"));
        size("block/zd16", "2048\n");
        size("class/block/sda1", "16\n");
        size("block/odd", "many\n");
        devices = new BlockDevices(new HostPaths(root, root.resolve("sys"), dev, root, root, root));
    }

    private void size(String directory, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("sys").resolve(directory)).resolve("size"), text);
    }

    @Test
    void linksLeadToTheDeviceWhetherTheyAreOfThisRootOrOfTheMachines() {
        assertThat(devices.name("/dev/zvol/rpool/vm-1-disk-0")).isEqualTo("zd16");
        assertThat(devices.name("/dev/pve/vm-1-disk-0")).isEqualTo("dm-7");
        assertThat(devices.name("/dev/zd16")).isEqualTo("zd16");
    }

    @Test
    void whatLeadsNowhereIsNoDevice() throws IOException {
        Files.createSymbolicLink(dev.resolve("gone"), Path.of("zd99"));
        Files.createSymbolicLink(dev.resolve("round"), Path.of("round"));

        assertThat(devices.name("/dev/gone")).isNull();
        assertThat(devices.name("/dev/round")).isNull();
        assertThat(devices.name("/dev/missing")).isNull();
    }

    @Test
    void sizesAreInSectorsOf512Bytes() {
        assertThat(devices.size("zd16")).isEqualTo(1 << 20);
        assertThat(devices.size("sda1")).isEqualTo(8192);
        assertThat(devices.size("odd")).isNull();
        assertThat(devices.size("missing")).isNull();
    }
}
