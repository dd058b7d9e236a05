package hypervisor.source.storage;

import static hypervisor.source.storage.StorageHost.LONG;
import static hypervisor.source.storage.StorageHost.SOME;
import static hypervisor.source.storage.StorageHost.usages;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that print what LVM's do, and worse.
class LvmTest {
    private static final String ONE_POOL = "lvmthin: fast\n\tvgname pve\n\tthinpool data\n";

    @TempDir
    Path root;

    private StorageHost host;

    @BeforeEach
    void makeHost() throws IOException {
        host = new StorageHost(root);
    }

    private Collector<?> collector(String lvs) {
        return host.collector(new StorageOptions(lvs, LONG, LONG, false), _ -> SOME);
    }

    @Test
    void isAskedOnceForAllPoolsAndGroups() throws IOException, InterruptedException {
        host.storages(ONE_POOL + "lvmthin: none\n\tvgname pve\n\tthinpool nope\nlvm: slow\n\tvgname san\n"
                + "lvmthin: off\n\tvgname pve\n\tthinpool data\n\tdisable\n");
        host.write("lvs.json", LvmReportTest.LVS);
        host.write(
                "vgs.json", "{\"report\":[{\"vg\":[{\"vg_name\":\"san\",\"vg_size\":\"900\",\"vg_free\":\"400\"}]}]}");
        Collector<?> collector =
                collector(host.programs("cat " + root.resolve("lvs.json"), "cat " + root.resolve("vgs.json")));
        List<StorageUsage> usages = usages(collector);
        assertThat(usages)
                .extracting(StorageUsage::space)
                .containsExactly(
                        new Space(1_000_000_000_000L, 875_000_000_000L, 875_000_000_000L),
                        null,
                        new Space(900, 400, 400),
                        null);
        assertThat(usages).extracting(StorageUsage::metadata).containsExactly(0.0175, null, null, null);
        assertThat(usages.get(1).problem()).startsWith("LVM does not tell of it");
        assertThat(usages(collector)).isEqualTo(usages);
        assertThat(Files.readAllLines(root.resolve("lvs.runs")))
                .containsExactly("--reportformat json --units b --nosuffix --options "
                        + "vg_name,lv_name,lv_size,data_percent,metadata_percent");
        assertThat(Files.readAllLines(root.resolve("vgs.runs")))
                .containsExactly("--reportformat json --units b --nosuffix --options vg_name,vg_size,vg_free");
    }

    @Test
    void whatItCannotTellIsItsStoragesProblem() throws IOException, InterruptedException {
        host.storages(ONE_POOL + "dir: well\n\tpath /well\n");
        List<StorageUsage> failed = usages(collector(host.programs("echo no lock >&2; exit 5", "exit 5")));
        assertThat(failed).extracting(StorageUsage::space).containsExactly(null, SOME);
        assertThat(failed.getFirst().problem()).contains("exit code 5").endsWith("no lock");
        assertThat(root.resolve("vgs.runs")).as("no group is asked for").doesNotExist();

        String none = root.resolve("none/lvs").toString();
        assertThat(usages(collector(none)).getFirst().problem()).contains(none);
    }

    @Test
    void oneThatPrintsWithoutEndIsStopped() throws IOException, InterruptedException {
        host.storages(ONE_POOL);
        StorageUsage usage = usages(collector(host.programs("exec yes", ""))).getFirst();
        assertThat(usage.space()).isNull();
        assertThat(usage.problem()).contains("printed more than");
    }

    @Test
    void nobodyWaitsLongForIt() throws IOException, InterruptedException {
        host.storages(ONE_POOL);
        String lvs = host.programs("exec sleep 600", "");
        var options = new StorageOptions(lvs, Duration.ofSeconds(3), Duration.ofMillis(100), false);
        Collector<?> collector = host.collector(options, _ -> SOME);
        assertThat(usages(collector).getFirst().problem()).isEqualTo(lvs + " has not ended yet");
        Deadline end = Deadline.in(LONG);
        while (!String.valueOf(usages(collector).getFirst().problem()).contains("did not end in time")) {
            assertThat(end.passed()).as("it is stopped").isFalse();
            Thread.sleep(20);
        }
        assertThat(Files.readAllLines(root.resolve("lvs.runs"))).hasSize(1);
    }
}
