package hypervisor.source.zfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.tool.Tools;
import hypervisor.source.zfs.dataset.Dataset;
import hypervisor.source.zfs.dataset.DatasetCollector;
import hypervisor.source.zfs.dataset.Snapshot;
import hypervisor.source.zfs.dataset.SnapshotCollector;
import hypervisor.source.zfs.dataset.Snapshots;
import hypervisor.source.zfs.pool.LatencyCollector;
import hypervisor.source.zfs.pool.PoolCollector;
import hypervisor.source.zfs.pool.Zpool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZfsToolCollectorsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(4);

    @TempDir
    private Path directory;

    @Test
    void readsEveryPoolInFull() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("tank").full("rpool");
        ZfsTools tools = tools(fake, LONG);

        PoolReadings<Zpool> pools = value(new PoolCollector(tools));
        assertThat(pools.pools()).containsOnlyKeys("rpool", "tank");
        assertThat(pools.failures()).isEmpty();
        assertThat(pools.all()).allSatisfy(pool -> {
            assertThat(pool.size()).isEqualTo(15_942_918_602_752.0);
            assertThat(pool.status()).isNotNull();
        });
        assertThat(value(new LatencyCollector(tools)).all())
                .allSatisfy(pool -> assertThat(pool.all()).hasSize(11));
        assertThat(value(new DatasetCollector(tools)).pools().get("rpool"))
                .extracting(Dataset::name, Dataset::type)
                .containsExactly(
                        tuple("rpool", "filesystem"),
                        tuple("rpool/data/vm-101-disk-0", "volume"),
                        tuple("rpool/data/with space ü", "filesystem"));
        assertThat(value(new SnapshotCollector(tools)).all())
                .allSatisfy(pool -> assertThat(pool.all()).hasSize(4));
    }

    @Test
    void twoReadingsOfTheSameAreEqual() throws Exception {
        ZfsTools tools = tools(new FakeZfs(directory).full("tank").full("rpool"), LONG);
        for (Collector<?> collector : List.of(
                new PoolCollector(tools),
                new LatencyCollector(tools),
                new DatasetCollector(tools),
                new SnapshotCollector(tools))) {
            assertThat(value(collector)).isEqualTo(value(collector));
        }
    }

    @Test
    void aPoolThatHangsCostsItsOwnPartOnly() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("rpool").full("sick").full("tank");
        fake.mark("sick/hang-zpool-get");
        var collector = new PoolCollector(tools(fake, SHORT));

        PoolReadings<Zpool> pools = value(collector);

        assertThat(pools.pools()).containsOnlyKeys("rpool", "tank");
        assertThat(pools.isStuck("sick")).isTrue();
        assertThat(pools.isStuck("tank")).isFalse();
        assertThat(pools.failures().get("sick"))
                .extracting(PoolReadings.Failure::because)
                .asString()
                .contains("did not end in time");
        fake.unmark("sick/hang-zpool-get");
        assertThat(value(collector).pools()).containsOnlyKeys("rpool", "sick", "tank");
    }

    @Test
    void whatAPoolToldBeforeItHangsIsKept() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("sick");
        fake.mark("sick/hang-zpool-status");

        PoolReadings<Zpool> pools = value(new PoolCollector(tools(fake, SHORT)));

        assertThat(pools.isStuck("sick")).isTrue();
        assertThat(pools.all()).singleElement().satisfies(pool -> {
            assertThat(pool.size()).isNotNull();
            assertThat(pool.status()).isNull();
        });
    }

    @Test
    void noProgramIsRunBesideOneThatDoesNotEnd() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("tank").full("rpool");
        var tools = new Tools();
        // as if it had been run before and could not be killed
        var left = CompletableFuture.supplyAsync(() -> {
            try {
                return tools.run("zfs tank", List.of("sleep", "600"), 10, Deadline.in(Duration.ofSeconds(20)));
            } catch (IOException | InterruptedException e) {
                return e;
            }
        });
        while (!tools.isBusy("zfs tank")) {
            Thread.sleep(10);
        }
        PoolReadings<Zpool> pools =
                value(new PoolCollector(new ZfsTools(fake.options(LONG, List.of(), List.of()), tools)));

        assertThat(left).isNotDone();
        assertThat(pools.isStuck("tank")).isTrue();
        assertThat(pools.pools()).containsOnlyKeys("rpool");
        assertThat(fake.calls()).isNotEmpty().noneMatch(call -> call.endsWith(" tank"));
    }

    @Test
    void aProgramThatPrintsWithoutEndIsStoppedAndIsNotStuck() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("rpool").full("tank");
        fake.mark("tank/endless-zpool-iostat");

        var latencies = value(new LatencyCollector(tools(fake, LONG)));

        assertThat(latencies.pools()).containsOnlyKeys("rpool");
        assertThat(latencies.isStuck("tank")).isFalse();
        assertThat(latencies.failures().get("tank"))
                .extracting(PoolReadings.Failure::because)
                .asString()
                .contains("printed more than");
    }

    @Test
    void olderVersionsAreAskedForTextOnceTheyRefused() throws Exception {
        FakeZfs fake = new FakeZfs(directory)
                .full("tank")
                .answer("tank", "zpool-status", ZfsFixtures.made("status-0.8-degraded.txt"));
        fake.unknown(" -jpst ");
        var collector = new PoolCollector(tools(fake, LONG));

        assertThat(value(collector).all())
                .singleElement()
                .satisfies(pool -> assertThat(pool.status())
                        .isNotNull()
                        .satisfies(status -> assertThat(status.vdevs()).hasSize(15)));
        assertThat(fake.calls()).contains("zpool status -jpst --json-int tank", "zpool status -pst tank");
        value(collector);
        assertThat(fake.calls().stream().filter(call -> call.contains("-jpst"))).hasSize(1);
    }

    @Test
    void veryOldOnesTellWhatTheyCan() throws Exception {
        FakeZfs fake = new FakeZfs(directory)
                .full("tank")
                .answer("tank", "zpool-status", ZfsFixtures.recorded("zpool-status-degraded.txt"));
        fake.unknown(" -[jpHo]");

        assertThat(value(new PoolCollector(tools(fake, LONG))).all())
                .singleElement()
                .satisfies(pool -> {
                    assertThat(pool.health()).isEqualTo("ONLINE");
                    assertThat(pool.size()).isNull();
                });
        assertThatThrownBy(() -> value(new DatasetCollector(tools(fake, LONG))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("zfs get")
                .hasMessageContaining("exit code 2 and said: invalid option");
    }

    @Test
    void whatIsNotUnderstoodIsOneFailure() throws Exception {
        FakeZfs fake =
                new FakeZfs(directory).full("rpool").full("tank").answer("tank", "zfs-get", "Segmentation fault\n");

        PoolReadings<List<Dataset>> datasets = value(new DatasetCollector(tools(fake, LONG)));

        assertThat(datasets.pools()).containsOnlyKeys("rpool");
        assertThat(datasets.failures().get("tank"))
                .extracting(PoolReadings.Failure::because)
                .asString()
                .startsWith("zfs get tank:1: expected");
    }

    @Test
    void onlyTheAskedPoolsAndNoneOfTheExcludedDatasetsAreRead() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("rpool").full("tank");
        var tools = new ZfsTools(
                fake.options(LONG, List.of("tank", "gone"), List.of("/vm-[0-9]+", "@before")), new Tools());

        assertThat(value(new DatasetCollector(tools)).pools())
                .containsOnlyKeys("tank")
                .allSatisfy((_, all) ->
                        assertThat(all).extracting(Dataset::name).containsExactly("tank", "tank/data/with space ü"));
        PoolReadings<Snapshots> snapshots = value(new SnapshotCollector(tools));
        assertThat(snapshots.all())
                .singleElement()
                .satisfies(pool ->
                        assertThat(pool.all()).extracting(Snapshot::name).isEmpty());
        assertThat(snapshots.failures()).containsOnlyKeys("gone");
        assertThat(fake.calls()).isNotEmpty().allMatch(call -> call.endsWith(" tank"));
    }

    @Test
    void aMissingRightIsNamed() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("tank");
        fake.mark("refused");

        PoolReadings<Zpool> pools = value(new PoolCollector(tools(fake, LONG)));

        assertThat(pools.missingRights())
                .singleElement()
                .satisfies(missing -> assertThat(missing.right()).contains("/dev/zfs"));
        assertThat(pools.failures().get("tank"))
                .extracting(PoolReadings.Failure::because)
                .asString()
                .contains("/dev/zfs");
    }

    @Test
    void aMachineWithoutZfsHasNothingToRead() throws Exception {
        FakeZfs fake = new FakeZfs(directory);
        var collector = new PoolCollector(tools(fake, LONG));
        assertThat(collector.collect(Deadline.in(LONG))).isInstanceOf(Reading.Absent.class);
        Files.createDirectories(directory.resolve("proc/spl/kstat/zfs"));
        assertThat(collector.collect(Deadline.in(LONG))).isEqualTo(Reading.absent("no ZFS pool is imported"));
        assertThat(fake.calls()).as("zpool would load the module").isEmpty();
        fake.full("tank");
        Files.delete(directory.resolve("zpool"));
        assertThat(collector.collect(Deadline.in(LONG))).isInstanceOf(Reading.Absent.class);
    }

    private static ZfsTools tools(FakeZfs fake, Duration timeout) {
        return new ZfsTools(fake.options(timeout, List.of(), List.of()), new Tools());
    }

    private static <T> T value(Collector<T> collector) throws IOException, InterruptedException {
        Reading<T> reading = collector.collect(Deadline.in(LONG));
        assertThat(reading).isInstanceOf(Reading.Present.class);
        return ((Reading.Present<T>) reading).value();
    }
}
