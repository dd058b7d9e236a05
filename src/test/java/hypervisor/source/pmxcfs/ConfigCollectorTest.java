package hypervisor.source.pmxcfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.RecordedPve;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.Isolation;
import hypervisor.source.MissingRight;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCollectorTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final Instant settled = Instant.now().minusSeconds(3600);

    private final List<String> read = new CopyOnWriteArrayList<>();

    @TempDir
    Path root;

    @BeforeEach
    void makeDirectories() throws IOException {
        Files.createDirectory(root.resolve("lxc"));
        Files.createDirectories(root.resolve("nodes/pve1/qemu-server"));
        Files.createSymbolicLink(root.resolve("qemu-server"), Path.of("nodes/pve1/qemu-server"));
    }

    private void write(String file, String text, Instant modified) throws IOException {
        Files.writeString(root.resolve(file), text);
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(modified));
    }

    private ConfigCollector collector(FileContent content) {
        return new ConfigCollector(root, new Isolation(), content);
    }

    private ConfigCollector counting() {
        return collector(file -> {
            read.add(root.relativize(file).toString());
            return FileContent.read(file);
        });
    }

    private static ClusterConfig config(ConfigCollector collector) throws IOException, InterruptedException {
        Reading<ClusterConfig> reading = collector.collect(Deadline.in(LONG));
        assertThat(reading).isInstanceOf(Reading.Present.class);
        return ((Reading.Present<ClusterConfig>) reading).value();
    }

    @Test
    void readsTheRecordedHost(@TempDir Path recorded) throws IOException, InterruptedException {
        var collector = new ConfigCollector(RecordedPve.into(recorded), new Isolation(), FileContent::read);
        ClusterConfig config = config(collector);
        assertThat(config.guests())
                .extracting(GuestConfig::id)
                .containsExactly("100", "101", "102", "310", "311", "312");
        assertThat(config.hasVm("310")).isTrue();
        assertThat(config.hasVm("313")).isFalse();
        assertThat(config.poolOf("310")).extracting(PoolConfig::name).isEqualTo("prod/web");
        assertThat(config.storages()).hasSize(9);
        assertThat(config.failures()).isEmpty();
        assertThat(config(collector)).isEqualTo(config);
    }

    @Test
    void sortsGuestsByKindAndNumber() throws IOException, InterruptedException {
        write("qemu-server/1000.conf", "name: c\n", settled);
        write("qemu-server/101.conf", "name: b\n", settled);
        write("lxc/100.conf", "hostname: a\n", settled);
        write("qemu-server/101.conf.tmp", "name: none\n", settled);
        write("qemu-server/0101.conf", "name: none\n", settled);
        ClusterConfig config = config(counting());
        assertThat(config.guests()).extracting(GuestConfig::name).containsExactly("b", "c", "a");
        assertThat(config.vmIds()).containsExactlyInAnyOrder("101", "1000");
        assertThat(config.hasVm("100")).as("a container").isFalse();
    }

    @Test
    void aFileThatHasNotChangedIsNotReadAgain() throws IOException, InterruptedException {
        write("qemu-server/101.conf", "name: a\n", settled);
        write("qemu-server/102.conf", "name: b\n", settled);
        write("user.cfg", "pool:p::101::\n", settled);
        ConfigCollector collector = counting();
        ClusterConfig first = config(collector);
        assertThat(read).containsExactlyInAnyOrder("user.cfg", "qemu-server/101.conf", "qemu-server/102.conf");
        read.clear();
        assertThat(config(collector)).isEqualTo(first);
        assertThat(read).isEmpty();

        write("qemu-server/102.conf", "name: c\n", settled.plusSeconds(1));
        assertThat(config(collector).guests()).extracting(GuestConfig::name).containsExactly("a", "c");
        assertThat(read).containsExactly("qemu-server/102.conf");
    }

    @Test
    void aFileThatChangedThisVerySecondIsReadAgain() throws IOException, InterruptedException {
        Instant now = Instant.now().plusSeconds(60);
        write("qemu-server/101.conf", "onboot: 0\n", now);
        ConfigCollector collector = counting();
        assertThat(config(collector).guests().getFirst().onBoot()).isFalse();
        write("qemu-server/101.conf", "onboot: 1\n", now);
        assertThat(config(collector).guests().getFirst().onBoot()).isTrue();
    }

    @Test
    void aGuestThatIsGoneIsForgotten() throws IOException, InterruptedException {
        write("qemu-server/101.conf", "name: a\n", settled);
        write("storage.cfg", "", settled);
        ConfigCollector collector = counting();
        assertThat(config(collector).hasVm("101")).isTrue();
        Files.delete(root.resolve("qemu-server/101.conf"));
        assertThat(config(collector).hasVm("101")).isFalse();
        write("qemu-server/101.conf", "name: b\n", settled);
        assertThat(config(collector).guests().getFirst().name()).isEqualTo("b");
    }

    @Test
    void whatIsNoFileIsNoGuest() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(
                                "mkfifo", root.resolve("qemu-server/101.conf").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectory(root.resolve("qemu-server/102.conf"));
        write("qemu-server/103.conf", "name: c\n", settled);
        ClusterConfig config = config(counting());
        assertThat(config.guests()).extracting(GuestConfig::id).containsExactly("103");
        assertThat(config.vmIds()).containsExactly("103");
        assertThat(config.failures()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadCostsItselfOnly() throws IOException, InterruptedException {
        write("qemu-server/101.conf", "x".repeat(FileContent.MOST_BYTES + 1), settled);
        write("qemu-server/102.conf", "name: b\n", settled);
        write("user.cfg", "pool:p::102::\n", settled);
        write("storage.cfg", "dir: local\n", settled);
        Path refused = root.resolve("user.cfg");
        ClusterConfig config = config(collector(file -> {
            if (file.equals(refused)) {
                throw new AccessDeniedException(file.toString());
            }
            return FileContent.read(file);
        }));
        assertThat(config.guests()).extracting(GuestConfig::id).containsExactly("102");
        assertThat(config.hasVm("101")).as("it is there, whatever is in it").isTrue();
        assertThat(config.pools()).isEmpty();
        assertThat(config.storages()).hasSize(1);
        assertThat(config.failures())
                .containsExactly(
                        root.resolve("qemu-server/101.conf") + " has more than 1048576 bytes",
                        refused + " may not be read: that takes root, or membership in the group www-data");
        assertThat(config.missingRights())
                .containsExactly(new MissingRight(refused.toString(), "root, or membership in the group www-data"));
    }

    @Test
    void whereThereIsNoSuchDirectoryThereIsNothingToRead() throws IOException, InterruptedException {
        var collector = new ConfigCollector(root.resolve("none"), new Isolation(), FileContent::read);
        assertThat(collector.collect(Deadline.in(LONG)))
                .isEqualTo(Reading.absent("no " + root.resolve("none") + ": this is no node of Proxmox VE"));
    }

    @Test
    void anEmptyDirectoryIsOneThatIsNotMounted(@TempDir Path empty) {
        var collector = new ConfigCollector(empty, new Isolation(), FileContent::read);
        assertThatThrownBy(() -> collector.collect(Deadline.in(LONG)))
                .isInstanceOf(IOException.class)
                .hasMessage(empty + " is empty: it is not mounted, as when pve-cluster.service does not run");
    }

    @Test
    void whileItHangsNobodyWaitsForItTwice() throws IOException, InterruptedException {
        write("qemu-server/101.conf", "name: a\n", settled);
        var answer = new CountDownLatch(1);
        ConfigCollector collector = collector(file -> {
            read.add(file.toString());
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return FileContent.read(file);
        });
        assertThatThrownBy(() -> collector.collect(Deadline.in(Duration.ofMillis(50))))
                .isInstanceOf(HangingException.class)
                .hasMessageStartingWith(root + " hangs: it is left alone");
        assertThatThrownBy(() -> collector.collect(Deadline.in(LONG))).isInstanceOf(HangingException.class);
        assertThat(read).as("asked once").hasSizeLessThanOrEqualTo(1);
        answer.countDown();
        Deadline end = Deadline.in(LONG);
        while (!end.passed()) {
            try {
                assertThat(config(collector).hasVm("101")).isTrue();
                return;
            } catch (HangingException _) {
                Thread.sleep(10);
            }
        }
        throw new AssertionError("it never comes back");
    }
}
