package hypervisor.source.zfs.kstat;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KstatCollectorTest {
    private static final String ARC = """
            6 1 0x01 1 48 1 1
            name                            type data
            size                            4    17
            """;

    @Test
    void readsWhatZfs08Counts() throws Exception {
        ZfsKstats all = Kstats.of("0.8");

        assertThat(all.global()).containsOnlyKeys("arcstats", "dmu_tx", "fm", "vdev_cache_stats", "zfetchstats", "zil");
        assertThat(requireNonNull(all.global("arcstats")).number("memory_available_bytes"))
                .isEqualTo(-123456789);
        PoolKstats tank = pool(all, "tank");
        assertThat(tank.state()).isEqualTo("ONLINE");
        assertThat(tank.guid()).isNull();
        assertThat(requireNonNull(tank.named("io")).number("nread")).isEqualTo(1884160);
        assertThat(tank.datasets())
                .extracting(DatasetKstat::dataset)
                .containsExactly("tank", "tank/data/vm-101-disk-0");
        assertThat(tank.traffic()).isEqualTo(new Traffic(81920, 163840, 20, 40));
        assertThat(tank.transactions()).extracting(TransactionGroup::number).containsExactly(4511L, 4512L, 4513L);
        assertThat(tank.transactions().getFirst())
                .isEqualTo(new TransactionGroup(4511, "C", 0.0, 5119955210.0, 12000.0, 31000.0, 250000000.0));
    }

    @Test
    void takesNamesOfPoolsAndDatasetsByteForByte() throws Exception {
        ZfsKstats all = Kstats.of("2.1");

        assertThat(all.pools()).extracting(PoolKstats::pool).containsExactly("a", "data", "name");
        assertThat(all.pools())
                .flatExtracting(PoolKstats::datasets)
                .extracting(DatasetKstat::dataset)
                .containsExactly("a/b  c/subvol-200-disk-0", "data", "name/sub volume");
        assertThat(pool(all, "a").state()).isEqualTo("DEGRADED");
        assertThat(pool(all, "a").guid()).isEqualTo("17094527236846538412");
        assertThat(pool(all, "a").multihost())
                .containsExactly(
                        new MultihostWrite(1744451010, 0, 3150000.0), new MultihostWrite(1744451011, 5, 4150000.0));
        assertThat(pool(all, "data").multihost()).isEmpty();
    }

    @Test
    void readsFilesThatNobodyHasHeardOf() throws Exception {
        ZfsKstats all = Kstats.of("2.4");

        assertThat(all.global())
                .containsKeys("something_new", "brtstats", "zstd")
                .doesNotContainKey("chksum_bench");
        PoolKstats rpool = pool(all, "rpool");
        assertThat(rpool.named()).containsOnlyKeys("iostats", "ddt_stats_sha256", "log_spacemaps", "dmu_tx_assign");
        assertThat(all.taskQueues()).containsOnlyKeys("z_wr_iss.0");
        Distribution assigned = requireNonNull(rpool.assignTimes());
        assertThat(assigned.upperBounds()).hasSize(41).startsWith(1e-9, 2e-9);
        assertThat(assigned.counts()).hasSize(42).endsWith(0L, 2L);
        assertThat(assigned.sum()).isNull();
    }

    @Test
    void keepsWhatCanBeReadOfHostileFiles() throws Exception {
        ZfsKstats all = Kstats.of("hostile");

        assertThat(all.global()).containsOnlyKeys("cut", "huge", "unknown_type");
        assertThat(requireNonNull(all.global("unknown_type")).names()).containsExactly("b");
        PoolKstats pool = pool(all, "pool");
        assertThat(pool.datasets())
                .extracting(DatasetKstat::dataset)
                .containsExactly("pool/Größe 大きい \uD83D\uDE00  end ");
        assertThat(pool.state()).isNull();
        assertThat(pool.named()).containsOnlyKeys("dmu_tx_assign");
        assertThat(pool.assignTimes()).isNull();
        assertThat(pool.transactions()).extracting(TransactionGroup::number).containsExactly(5L);
    }

    @Test
    void twoReadingsOfOneStateAreTheSame() throws Exception {
        var collector = new KstatCollector(Kstats.paths(Path.of("src/test/fixtures/zfs/kstat/0.8")));

        ZfsKstats one = Kstats.read(collector);
        ZfsKstats two = Kstats.read(collector);

        assertThat(pool(two, "tank").traffic()).isEqualTo(pool(one, "tank").traffic());
        Distribution times = requireNonNull(pool(two, "tank").syncTimes());
        assertThat(times).isEqualTo(pool(one, "tank").syncTimes());
        assertThat(times.counts().stream().mapToLong(count -> count).sum()).isEqualTo(2);
        assertThat(times.sum()).isEqualTo(0.2509);
    }

    @Test
    void saysWhereThereIsNoZfs(@TempDir Path root) throws Exception {
        Reading<ZfsKstats> reading = new KstatCollector(Kstats.paths(root)).collect(Deadline.in(Duration.ofSeconds(9)));

        assertThat(reading)
                .isEqualTo(Reading.absent(
                        "no ZFS kernel module is loaded: there is no " + root.resolve("proc/spl/kstat/zfs")));
    }

    @Test
    void aPoolThatHangsCostsItsOwnSeriesUntilItAnswers(@TempDir Path root) throws Exception {
        write(Kstats.pool(root, "good/state"), "ONLINE\n");
        write(Kstats.pool(root, "sick/state"), "SUSPENDED\n");
        write(Kstats.pool(root, "arcstats"), ARC);
        Path fifo = Kstats.pool(root, "sick/objset-0x1");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        var collector = new KstatCollector(Kstats.paths(root));

        ZfsKstats first = present(collector.collect(Deadline.in(Duration.ofSeconds(6))));
        // It must not be waited for again: the time for this reading is far longer than the test may take.
        ZfsKstats second = present(collector.collect(Deadline.in(Duration.ofHours(1))));

        for (ZfsKstats all : List.of(first, second)) {
            assertThat(pool(all, "sick").stuck()).isTrue();
            assertThat(pool(all, "sick").state()).isNull();
            assertThat(pool(all, "good").stuck()).isFalse();
            assertThat(pool(all, "good").state()).isEqualTo("ONLINE");
            assertThat(all.global()).containsOnlyKeys("arcstats");
        }

        Files.writeString(fifo, Kstats.objset("sick", 1, 20));
        Files.delete(fifo);
        assertThat(recovered(collector).state()).isEqualTo("SUSPENDED");
    }

    @Test
    void aFileThatIsTooLongCostsNothingElse(@TempDir Path root) throws Exception {
        write(Kstats.pool(root, "arcstats"), ARC);
        write(Kstats.pool(root, "endless"), ARC + "row                             4    1\n".repeat(300_000));
        write(Kstats.pool(root, "tank/objset-0x1"), Kstats.objset("tank", 1, 20));
        write(Kstats.pool(root, "tank/objset-0x2"), Kstats.objset("tank/" + "x".repeat(2_000_000), 1, 20));

        ZfsKstats all = Kstats.read(new KstatCollector(Kstats.paths(root)));

        assertThat(all.global()).containsOnlyKeys("arcstats");
        assertThat(pool(all, "tank").datasets())
                .extracting(DatasetKstat::dataset)
                .containsExactly("tank");
    }

    @Test
    void theSumOfAPoolNeverFalls(@TempDir Path root) throws Exception {
        Path one = Kstats.pool(root, "tank/objset-0x1");
        Path two = Kstats.pool(root, "tank/objset-0x2");
        var collector = new KstatCollector(Kstats.paths(root));

        write(one, Kstats.objset("tank/a", 1, 1000));
        write(two, Kstats.objset("tank/b", 1, 300));
        assertThat(written(collector)).isEqualTo(1300);

        Files.delete(one);
        assertThat(written(collector)).isEqualTo(1300);

        write(one, Kstats.objset("tank/a", 2, 20));
        assertThat(written(collector)).isEqualTo(1320);

        write(one, Kstats.objset("tank/a", 3, 2000));
        assertThat(written(collector)).isEqualTo(3320);

        write(one, "broken");
        write(two, Kstats.objset("tank/b", 1, 400));
        assertThat(written(collector)).isEqualTo(3420);
    }

    private static long written(KstatCollector collector) throws Exception {
        return requireNonNull(pool(Kstats.read(collector), "tank").traffic()).writtenBytes();
    }

    private static PoolKstats recovered(KstatCollector collector) throws Exception {
        PoolKstats sick = pool(Kstats.read(collector), "sick");
        while (sick.stuck()) {
            Thread.sleep(10);
            sick = pool(Kstats.read(collector), "sick");
        }
        return sick;
    }

    private static ZfsKstats present(Reading<ZfsKstats> reading) {
        return ((Reading.Present<ZfsKstats>) reading).value();
    }

    private static PoolKstats pool(ZfsKstats all, String name) {
        return all.pools().stream()
                .filter(pool -> pool.pool().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
