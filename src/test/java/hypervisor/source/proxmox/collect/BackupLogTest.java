package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupLogTest {
    private static final List<String> PIECES = List.of(
            "INFO: ",
            "Finished Backup of VM ",
            "CT ",
            "101",
            " (00:00:07)",
            "0",
            "9999999999999999999",
            "-1",
            "\n",
            " ",
            "é",
            "TASK OK");

    @Test
    void tellsTheGuestsThatWereBackedUp() {
        assertThat(finished(
                        "INFO: starting new backup job: vzdump 100 101 200 --storage local",
                        "INFO: Starting Backup of VM 100 (qemu)",
                        "INFO: Backup started at 2026-11-20 23:37:17",
                        "INFO: Finished Backup of VM 100 (00:00:07)",
                        "INFO: Backup finished at 2026-11-20 23:37:24",
                        "INFO: Starting Backup of VM 101 (qemu)",
                        "ERROR: Backup of VM 101 failed - unable to find command 'rsync'",
                        "INFO: Failed at 2026-11-20 23:37:24",
                        "INFO: Finished Backup of VM 200 (00:01:02)\n",
                        "INFO: Backup job finished with errors",
                        "TASK ERROR: job errors"))
                .containsExactlyInAnyOrder(100L, 200L);
    }

    @Test
    void whatOnlyLooksLikeItIsNone() {
        assertThat(finished(
                        "INFO: Finished Backup of VM 0 (00:00:07)",
                        "INFO: Finished Backup of VM 99999999999999999999 (00:00:07)",
                        "INFO: Finished Backup of VM 101x",
                        "INFO: guest says INFO: Finished Backup of VM 102 (00:00:07)",
                        "INFO: Finished Backup of VM 103 " + "x".repeat(1000),
                        ""))
                .isEmpty();
    }

    @Test
    void anyLine() {
        Fuzz.run(1, 20_000, random -> {
            String line = line(random);
            Set<Long> finished = finished(line, line);
            assertThat(finished).hasSizeLessThanOrEqualTo(1);
            for (long vmid : finished) {
                assertThat(line).contains("Finished Backup of").contains(Long.toString(vmid));
                assertThat(vmid).isPositive();
            }
            return line.length();
        });
    }

    private static String line(Random random) {
        var line = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            line.append(
                    random.nextInt(10) == 0
                            ? String.valueOf((char) random.nextInt(0x3000))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(100) == 0 ? line.toString().repeat(500) : line.toString();
    }

    private static Set<Long> finished(String... lines) {
        var log = new BackupLog();
        for (String line : lines) {
            log.line(line);
        }
        return log.finished();
    }
}
