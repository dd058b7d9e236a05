package hypervisor.source.storage;

import static hypervisor.source.storage.StorageHost.LONG;
import static hypervisor.source.storage.StorageHost.SOME;
import static hypervisor.source.storage.StorageHost.usages;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageCollectorTest {
    @TempDir
    Path root;

    private StorageHost host;

    @BeforeEach
    void makeHost() throws IOException {
        host = new StorageHost(root);
    }

    @Test
    void asksTheFileSystemOfADirectory() throws IOException, InterruptedException {
        host.storages("dir: local\n\tpath /store\n");
        Files.createDirectory(root.resolve("store"));
        StorageUsage usage = host.first(SpaceReader::statvfs);
        assertThat(usage.enabled()).isTrue();
        assertThat(usage.hanging()).isFalse();
        assertThat(usage.problem()).isNull();
        assertThat(usage.apparent()).isNull();
        Space space = requireNonNull(usage.space());
        assertThat(space.size()).isPositive().isGreaterThanOrEqualTo(space.free());
        assertThat(space.free()).isGreaterThanOrEqualTo(space.available());
    }

    @Test
    void whatIsDisabledOrForOtherNodesIsNotTouched() throws IOException, InterruptedException {
        host.storages("""
                dir: off
                \tpath /off
                \tdisable

                dir: elsewhere
                \tpath /elsewhere
                \tnodes pve2,pve3

                dir: here
                \tpath /here
                \tnodes pve2,pve1
                """);
        List<StorageUsage> usages = usages(host.collector(_ -> SOME));
        assertThat(usages).extracting(StorageUsage::enabled).containsExactly(false, false, true);
        assertThat(usages).extracting(StorageUsage::space).containsExactly(null, null, SOME);
        assertThat(usages).extracting(StorageUsage::hanging).containsExactly(null, null, false);
        assertThat(host.asked).containsOnlyKeys(root.resolve("here"));
    }

    @Test
    void whereTheOriginalsReadingIsWantedItIsThereToo() throws IOException, InterruptedException {
        host.storages("dir: off\n\tpath /off\n\tdisable\n");
        var options = new StorageOptions("lvs", LONG, LONG, true);
        StorageUsage usage = usages(host.collector(options, _ -> SOME)).getFirst();
        assertThat(usage.space()).isNull();
        assertThat(usage.apparent()).isEqualTo(SOME);
    }

    @Test
    void aDirectoryOnWhichNothingIsMountedHasNoSize() throws IOException, InterruptedException {
        Files.createDirectories(root.resolve("mnt/a"));
        for (String storage : List.of(
                "dir: a\n\tpath /mnt/a\n\tis_mountpoint yes\n",
                "dir: a\n\tpath /mnt/a/deep\n\tis_mountpoint /mnt/a\n",
                "nfs: a\n\tpath /mnt/a\n\tserver nas\n")) {
            host.storages(storage);
            host.mounts("/", "/mnt/ab");
            StorageUsage usage = host.first(_ -> SOME);
            assertThat(usage.space()).as(storage).isNull();
            assertThat(usage.enabled()).isTrue();
            assertThat(usage.problem()).isEqualTo("nothing is mounted on /mnt/a");
            host.mounts("/", "/mnt/a");
            assertThat(host.first(_ -> SOME).space()).as(storage).isEqualTo(SOME);
        }
    }

    @Test
    void whetherItIsMountedCanBeUnknown() throws IOException, InterruptedException {
        host.storages("dir: a\n\tpath /a\n\tis_mountpoint on\n");
        Files.delete(root.resolve("proc/1/mounts"));
        StorageUsage usage = host.first(_ -> SOME);
        assertThat(usage.space()).isNull();
        assertThat(usage.problem()).startsWith("whether /a is mounted cannot be told: ");
    }

    @Test
    void aMountBehindALinkIsOne() throws IOException, InterruptedException {
        host.storages("dir: a\n\tpath /link\n\tis_mountpoint 1\n");
        host.mounts("/", "/real/a");
        Files.createDirectories(root.resolve("real/a"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("real/a"));
        assertThat(host.first(_ -> SOME).space()).isEqualTo(SOME);
    }

    @Test
    void aNetworkStorageHasItsUsualPlaceWhereNoneIsNamed() throws IOException, InterruptedException {
        host.storages("cifs: nas\n\tserver x\n");
        host.mounts("/", "/mnt/pve/nas");
        assertThat(host.first(_ -> SOME).space()).isEqualTo(SOME);
        assertThat(host.asked).containsOnlyKeys(root.resolve("mnt/pve/nas"));
    }

    private static Space sick(Path path) throws IOException {
        return switch (String.valueOf(path.getFileName())) {
            case "gone" -> throw new NoSuchFileException(path.toString());
            case "shut" -> throw new AccessDeniedException(path.toString());
            case "sick" -> throw new IOException("Stale file handle");
            default -> SOME;
        };
    }

    @Test
    void eachProblemIsItsStoragesOwn() throws IOException, InterruptedException {
        host.storages("""
                dir: gone
                \tpath /gone
                dir: shut
                \tpath /shut
                dir: sick
                \tpath /sick
                dir: well
                \tpath /well
                dir: pathless
                """);
        List<StorageUsage> usages = usages(host.collector(StorageCollectorTest::sick));
        assertThat(usages).extracting(StorageUsage::space).containsExactly(null, null, null, SOME, null);
        assertThat(usages)
                .extracting(StorageUsage::problem)
                .containsExactly(
                        root.resolve("gone") + " does not exist",
                        root.resolve("shut") + " may not be entered: that takes root, or a right on the directory",
                        root.resolve("sick") + " cannot be read: Stale file handle",
                        null,
                        null);
        assertThat(usages).extracting(StorageUsage::hanging).containsExactly(false, false, false, false, null);
    }

    @Test
    void aMountThatHangsCostsItsOwnStoragesAndIsAskedOnce() throws IOException, InterruptedException {
        host.storages("""
                nfs: a
                \tpath /mnt/nas
                nfs: twin
                \tpath /mnt/nas
                dir: below
                \tpath /mnt/nas/below
                dir: well
                \tpath /well
                """);
        host.mounts("/", "/mnt/nas");
        Files.createDirectories(root.resolve("mnt/nas"));
        var back = new CountDownLatch(1);
        var options = new StorageOptions("lvs", LONG, Duration.ofSeconds(2), false);
        Collector<?> collector = host.collector(options, path -> {
            if (path.startsWith(root.resolve("mnt"))) {
                try {
                    back.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            return SOME;
        });
        for (int i = 0; i < 3; i++) {
            List<StorageUsage> usages = usages(collector);
            assertThat(usages).extracting(StorageUsage::hanging).containsExactly(true, true, true, false);
            assertThat(usages).extracting(StorageUsage::space).containsExactly(null, null, null, SOME);
            assertThat(usages.getFirst().problem()).isEqualTo("/mnt/nas hangs, and is left alone until it comes back");
        }
        assertThat(host.asked.get(root.resolve("well"))).isEqualTo(3);
        assertThat(host.asked.entrySet())
                .filteredOn(entry -> entry.getKey().startsWith(root.resolve("mnt")))
                .extracting(Map.Entry::getValue)
                .containsExactly(1);
        back.countDown();
        Deadline end = Deadline.in(LONG);
        while (usages(collector).stream().anyMatch(usage -> Boolean.TRUE.equals(usage.hanging()))) {
            assertThat(end.passed()).as("it never comes back").isFalse();
            Thread.sleep(10);
        }
        assertThat(usages(collector)).extracting(StorageUsage::space).containsOnly(SOME);
    }

    @Test
    void whereTheStoragesCannotBeReadNoneAreTold() throws IOException, InterruptedException {
        Collector<?> collector = host.collector(_ -> SOME);
        assertThat((Object) collector.collect(Deadline.in(LONG)))
                .isEqualTo(Reading.absent("no " + root.resolve("etc/pve") + ": this is no node of Proxmox VE"));
        host.storages("x".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> collector.collect(Deadline.in(LONG)))
                .isInstanceOf(IOException.class)
                .hasMessage(root.resolve("etc/pve/storage.cfg") + " has more than 1048576 bytes");
        Files.delete(root.resolve("etc/pve/storage.cfg"));
        assertThat(usages(collector)).isEmpty();
    }
}
