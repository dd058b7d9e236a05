package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealLibvirtdTest {
    @Test
    void startsRunsAGuestCrashesAndComesBack(@TempDir Path folder) {
        try (var libvirtd = RealLibvirtd.start(folder.resolve("libvirt"))) {
            libvirtd.create(new GuestXml("first", 1).disk(libvirtd.images()).toString());

            assertThat(libvirtd.virsh("domstate", "first").strip()).isEqualTo("running");
            libvirtd.crash();
            libvirtd.startDaemon();
            assertThat(libvirtd.virsh("domstate", "first").strip()).isEqualTo("running");
            assertThat(libvirtd.admin("server-threadpool-info", "libvirtd")).contains("freeWorkers");
        }
    }
}
