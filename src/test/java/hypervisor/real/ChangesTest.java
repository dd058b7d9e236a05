package hypervisor.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.fact.Facts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to one guest of a real daemon shows in the next scrapes, and each of them is whole for the others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {
    private static final Dialect LIBVIRT = requireNonNull(Dialects.REFERENCE.get("libvirt"));
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String ONE = "changing";

    private @Nullable RealLibvirtd libvirtd;
    private @Nullable Scrapes scrapes;
    private Set<String> others = Set.of();

    @BeforeAll
    void start(@TempDir Path folder) {
        libvirtd = RealLibvirtd.start(folder.resolve("libvirt"));
        scrapes = new Scrapes(libvirtd.readOnlyUri());
        for (int i = 0; i < 3; i++) {
            libvirtd.create(
                    new GuestXml("steady-" + i, i).disk(libvirtd.images()).toString());
        }
        libvirtd.define(new GuestXml(ONE, 9)
                .disk(libvirtd.images())
                .nova("1.1", "first-name", "shop")
                .device("<controller type='scsi' model='virtio-scsi'/>")
                .toString()
                .replace("<controller type='usb' model='none'/>", "<controller type='usb' model='piix3-uhci'/>"));
        libvirtd.virsh("start", ONE);
        others = scrapes.series(LIBVIRT).keySet().stream()
                .filter(series -> series.contains("domain=steady-"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(others).anyMatch(starts("libvirt_domain_block_stats_read_bytes_total{domain=steady-2"));
    }

    @AfterAll
    void stop() {
        if (scrapes != null) {
            scrapes.close();
        }
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    /// Over SCSI and USB, where the guest need not agree.
    @Test
    void aDiskAndAnInterfaceArePluggedInAndOut() {
        String disk = daemon().file("""
                <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='%s'/>
                  <target dev='sdb' bus='scsi'/><serial>hot</serial></disk>
                """.formatted(image("hot.raw")));
        String nic = daemon().file("""
                <interface type='ethernet'><mac address='52:54:00:0a:0b:99'/><script path='/bin/true'/>
                  <model type='usb-net'/></interface>""");
        Predicate<String> diskSeries =
                starts("libvirt_domain_block_stats_read_bytes_total{domain=changing, target_device=sdb}");
        Predicate<String> nicSeries = starts("libvirt_domain_interface_stats_receive_bytes_total{domain=changing, ");

        daemon().virsh("attach-device", ONE, disk, "--live");
        daemon().virsh("attach-device", ONE, nic, "--live");
        until("the new disk is told", series -> any(series, diskSeries));
        until("the new interface is told", series -> any(series, nicSeries));
        until("the disk's serial is told", series -> any(series, has("libvirt_domain_block_meta", "serial=hot")));
        until(
                "the interface's address is told",
                series -> any(series, has("libvirt_domain_interface_stats_info", "52:54:00:0a:0b:99")));

        daemon().virsh("detach-device", ONE, disk, "--live");
        daemon().virsh("detach-device", ONE, nic, "--live");
        until(
                "both are gone",
                series -> !any(series, diskSeries) && !any(series, nicSeries) && !any(series, has("", "serial=hot")));
    }

    @Test
    void aDomainIsDefinedStartedRenamedAndUndefined() {
        daemon().define(new GuestXml("new", 20).disk(daemon().images()).toString());
        until("it is there, shut off", series -> is(series, "libvirt_domain_active{domain=new}", 0));
        daemon().virsh("start", "new");
        until(
                "it runs",
                series -> is(series, "libvirt_domain_info_vstate{domain=new}", 1)
                        && any(series, starts("libvirt_domain_block_stats_read_bytes_total{domain=new, ")));
        daemon().virsh("suspend", "new");
        until("it is paused", series -> is(series, "libvirt_domain_info_vstate{domain=new}", 3));
        daemon().virsh("destroy", "new");
        until(
                "it is shut off",
                series -> is(series, "libvirt_domain_info_vstate{domain=new}", 5)
                        && !any(series, starts("libvirt_domain_block_stats_read_bytes_total{domain=new, ")));
        daemon().virsh("domrename", "new", "renamed");
        until(
                "it has its new name",
                series -> is(series, "libvirt_domain_active{domain=renamed}", 0)
                        && !any(series, starts("libvirt_domain_active{domain=new}")));
        daemon().virsh("undefine", "renamed");
        until("it is gone", series -> !any(series, starts("libvirt_domain_active{domain=renamed}")));
    }

    @Test
    void metadataAndLimitsChange() {
        daemon().virsh(
                        "metadata",
                        ONE,
                        "--uri",
                        "http://openstack.org/xmlns/libvirt/nova/1.1",
                        "--key",
                        "nova",
                        "--live",
                        "--set",
                        "<instance><name>second-name</name></instance>");
        until(
                "the new name is told",
                series -> any(series, has("libvirt_domain_info_meta", "instance_name=second-name")));

        daemon().virsh("blkdeviotune", ONE, "vda", "--total-iops-sec", "500", "--live");
        String limit = "libvirt_domain_block_stats_limit_total_requests{domain=changing, target_device=vda}";
        until("the limit is told", series -> is(series, limit, 500));
        daemon().virsh("blkdeviotune", ONE, "vda", "--total-iops-sec", "700", "--live");
        until("the other limit is told", series -> is(series, limit, 700));
    }

    /// A backup that waits for somebody to fetch it.
    @Test
    void aJobIsTold() {
        String type = "libvirt_domain_job_info_type{domain=changing}";
        until("there is no job", series -> is(series, type, 0));
        daemon().virsh("backup-begin", ONE, daemon().file("""
                <domainbackup mode='pull'><server transport='unix' socket='%s'/>
                  <disks><disk name='vda' backup='yes' type='file'><scratch file='%s'/></disk></disks></domainbackup>
                """.formatted(
                        daemon().images().resolve("nbd"), daemon().images().resolve("scratch"))));
        until(
                "the job is told",
                series -> series.getOrDefault(type, 0.0) > 0
                        && any(series, starts("libvirt_domain_job_info_time_elapsed_seconds{domain=changing}"))
                        && any(series, starts("libvirt_domain_block_stats_read_bytes_total{domain=changing, ")));
        daemon().virsh("domjobabort", ONE);
        until("the job is over", series -> is(series, type, 0));
    }

    @Test
    void aBlockJobMovesADisk() {
        Path copy = daemon().images().resolve("moved.raw");
        daemon().virsh(
                        "blockcopy",
                        ONE,
                        "vda",
                        copy.toString(),
                        "--format",
                        "raw",
                        "--transient-job",
                        "--wait",
                        "--pivot");
        until("the disk's new file is told", series -> any(series, has("libvirt_domain_block_meta", "moved.raw")));
        until("the job was counted", series -> any(series, has("libvirt_domain_events_total{", "event=block_job")));
    }

    /// Kills the daemon between scrapes and during one.
    @Test
    void theDaemonIsKilledAndComesBack() {
        Duration deadline = Duration.ofSeconds(3);
        for (boolean during : List.of(false, true)) {
            Thread scraping = during
                    ? Thread.startVirtualThread(() -> {
                        for (int i = 0; i < 20; i++) {
                            inTime(deadline);
                        }
                    })
                    : Thread.startVirtualThread(() -> {});
            daemon().crash();
            Facts down = inTime(deadline);
            assertThat(Scrapes.series(LIBVIRT, down)).containsEntry("libvirt_up{}", 0.0);
            assertThat(Scrapes.outcome(down, "libvirt_domain").because()).startsWith("qemu:///system: ");
            daemon().startDaemon();
            Commands.waitUntil(
                    "all is told again",
                    LONGEST.multipliedBy(2),
                    () -> scrapes().series(LIBVIRT).keySet().containsAll(others));
            assertThat(scrapes().series(LIBVIRT)).containsEntry("libvirt_up{}", 1.0);
            scraping.interrupt();
        }
        daemon().virsh("suspend", "steady-1");
        until("events are heard again", series -> is(series, "libvirt_domain_info_vstate{domain=steady-1}", 3));
        daemon().virsh("resume", "steady-1");
        until("it goes on", series -> is(series, "libvirt_domain_info_vstate{domain=steady-1}", 1));
    }

    private Facts inTime(Duration deadline) {
        long began = System.nanoTime();
        Facts facts = scrapes().scrape(LIBVIRT, deadline);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(deadline.plusSeconds(2));
        return facts;
    }

    /// Scrapes until it is so; every scrape has all of the others.
    private void until(String what, Predicate<Map<String, Double>> isSo) {
        Commands.waitUntil(what, LONGEST, () -> {
            Map<String, Double> series = scrapes().series(LIBVIRT);
            Set<String> missing = new TreeSet<>(others);
            missing.removeAll(series.keySet());
            missing.removeIf(each -> each.startsWith("libvirt_domain_info_state{"));
            assertThat(missing).as("until " + what).isEmpty();
            return isSo.test(series);
        });
    }

    private String image(String name) {
        Path image = daemon().images().resolve(name);
        Commands.run(List.of("truncate", "-s", "1M", image.toString()));
        return image.toString();
    }

    private static boolean any(Map<String, Double> series, Predicate<String> wanted) {
        return series.keySet().stream().anyMatch(wanted);
    }

    private static boolean is(Map<String, Double> series, String name, double value) {
        Double there = series.get(name);
        return there != null && there == value;
    }

    private static Predicate<String> starts(String beginning) {
        return series -> series.startsWith(beginning);
    }

    private static Predicate<String> has(String beginning, String part) {
        return series -> series.startsWith(beginning) && series.contains("domain=" + ONE) && series.contains(part);
    }

    private RealLibvirtd daemon() {
        return Objects.requireNonNull(libvirtd);
    }

    private Scrapes scrapes() {
        return Objects.requireNonNull(scrapes);
    }
}
