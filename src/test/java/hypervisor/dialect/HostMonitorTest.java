package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestConfig.Kind;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.qemu.DiskLimits;
import hypervisor.source.qemu.DiskSizes;
import hypervisor.source.qemu.DiskStatistics;
import hypervisor.source.qemu.DiskStatistics.Operations;
import hypervisor.source.qemu.Drive;
import hypervisor.source.qemu.Drive.Lines;
import hypervisor.source.qemu.GuestDisk;
import hypervisor.source.qemu.GuestInterface;
import hypervisor.source.qemu.GuestMonitor;
import hypervisor.source.qemu.MonitorReadings;
import hypervisor.source.qemu.ProcessIdentity;
import hypervisor.source.qemu.QemuFacts;
import hypervisor.source.qemu.Volume;
import hypervisor.source.sysfs.GuestLink;
import hypervisor.source.sysfs.SysfsFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostMonitorTest {
    private static final Operations NONE = new Operations(null, null, null, null, null);

    private static List<String> shown(List<MetricSet<?, ?>> sets, Facts.Builder facts) {
        return Exposed.by(new Dialect("test", "nobody", sets), facts.build());
    }

    private static List<String> shown(Facts.Builder facts) {
        return Exposed.by(Native.dialect(DialectOptions.DOCUMENTED), facts.build());
    }

    private static List<String> shown(MonitorReadings readings) {
        return shown(Facts.builder().put(QemuFacts.MONITORS, readings));
    }

    private static GuestMonitor guest(String id, @Nullable String status, List<GuestDisk> disks) {
        return new GuestMonitor(
                id, new ProcessIdentity(1, 2), Instant.ofEpochSecond(1000), status, null, List.of(), disks);
    }

    private static GuestDisk disk(@Nullable DiskStatistics statistics, @Nullable DiskLimits limits) {
        var drive = new Drive(
                "drive-scsi0",
                "7",
                "/dev/pve/vm-101-disk-0",
                "",
                "raw",
                "raw",
                true,
                new Lines("scsi0", "writeback", "on"),
                new Lines("ide2", "", ""));
        return new GuestDisk(
                "scsi0",
                drive,
                new Volume("lvm", "vm-101-disk-0", "", "", "pve"),
                "dm-7",
                new DiskSizes(1024L, 1024L, null, 512L),
                statistics,
                limits);
    }

    @Test
    void aMonitorThatDoesNotAnswerIsDownAlsoIfItNeverDid() {
        assertThat(shown(new MonitorReadings(
                        List.of(guest("101", null, List.of()), guest("102", null, List.of())),
                        Map.of("102", "hangs", "103", "hangs"))))
                .containsExactly(
                        "hypervisor_guest_monitor_up{id=101} 1",
                        "hypervisor_guest_monitor_up{id=102} 0",
                        "hypervisor_guest_monitor_up{id=103} 0",
                        "hypervisor_guest_monitor_timestamp_seconds{id=101} 1000",
                        "hypervisor_guest_monitor_timestamp_seconds{id=102} 1000");
    }

    @Test
    void theStateOfAGuestIsTheSameWordWhoeverTellsIt() {
        List<String> shown = shown(new MonitorReadings(
                List.of(
                        guest("101", "running", List.of()),
                        guest("102", "guest-panicked", List.of()),
                        guest("103", "new-word", List.of())),
                Map.of()));

        assertThat(shown)
                .contains(
                        "hypervisor_guest_up{id=101} 1",
                        "hypervisor_guest_up{id=102} 0",
                        "hypervisor_guest_state{id=101,state=running} 1",
                        "hypervisor_guest_state{id=101,state=paused} 0",
                        "hypervisor_guest_state{id=102,state=crashed} 1",
                        "hypervisor_guest_state_info{id=102,state=guest-panicked,reason=} 1",
                        "hypervisor_guest_state_info{id=103,state=new-word,reason=} 1")
                .noneMatch(line -> line.startsWith("hypervisor_guest_state{id=103") && line.endsWith(" 1"));
    }

    @Test
    void aDiskHasItsNumbersInBaseUnitsAndNoneThatNobodyTold() {
        var statistics = new DiskStatistics(new Operations(10L, 1L, 2_500_000_000L, 3L, 4L), NONE, NONE, NONE, null);

        List<String> shown = shown(new MonitorReadings(
                List.of(guest("101", null, List.of(disk(statistics, new DiskLimits(0, 5, 0, 6, 0, 0))))), Map.of()));

        assertThat(shown)
                .filteredOn(line -> line.startsWith("hypervisor_guest_disk"))
                .containsExactlyInAnyOrder(
                        "hypervisor_guest_disk_size_bytes{id=101,disk=scsi0} 1024",
                        "hypervisor_guest_disk_allocated_bytes{id=101,disk=scsi0} 512",
                        "hypervisor_guest_disk_read_bytes_total{id=101,disk=scsi0} 10",
                        "hypervisor_guest_disk_reads_total{id=101,disk=scsi0} 1",
                        "hypervisor_guest_disk_read_seconds_total{id=101,disk=scsi0} 2.5",
                        "hypervisor_guest_disk_read_errors_total{id=101,disk=scsi0} 3",
                        "hypervisor_guest_disk_invalid_reads_total{id=101,disk=scsi0} 4",
                        "hypervisor_guest_disk_limit_bytes_per_second{id=101,disk=scsi0,direction=read} 5",
                        "hypervisor_guest_disk_limit_operations_per_second{id=101,disk=scsi0,direction=all} 6",
                        "hypervisor_guest_disk_info{id=101,disk=scsi0,bus=scsi,kind=lvm,format=raw,"
                                + "path=/dev/pve/vm-101-disk-0,cache=writeback,serial=} 1",
                        "hypervisor_guest_disk_host_info{id=101,disk=scsi0,device=dm-7,volume=vm-101-disk-0,pool=,"
                                + "cluster_id=,volume_group=pve,attached_to=scsi0,detect_zeroes=on,read_only=true} 1");
    }

    @Test
    void aDiskThatOnlyTheConfigurationKnowsIsToldBesideThoseThatQemuHas() {
        GuestConfig config = GuestConfig.of(
                "101",
                Kind.QEMU,
                Map.of("scsi0", "local:101/a.raw,size=2K", "scsi1", "local:101/b.raw,size=4K,iops=50"));
        var configs = new ClusterConfig(List.of(config), Set.of("101"), List.of(), List.of(), List.of(), List.of());
        var readings = new MonitorReadings(List.of(guest("101", "running", List.of(disk(null, null)))), Map.of());

        assertThat(shown(Facts.builder().put(QemuFacts.MONITORS, readings).put(PmxcfsFacts.CONFIG, configs)))
                .filteredOn(line -> line.contains("_size_bytes") || line.contains("_limit_"))
                .containsExactly(
                        "hypervisor_guest_disk_size_bytes{id=101,disk=scsi0} 1024",
                        "hypervisor_guest_disk_size_bytes{id=101,disk=scsi1} 4096",
                        "hypervisor_guest_disk_limit_operations_per_second{id=101,disk=scsi1,direction=all} 50");
    }

    @Test
    void interfacesWithoutANameOnTheHostAreCalledAsQemuDoesAndNeverTwice() {
        var guest = new GuestMonitor(
                "101",
                new ProcessIdentity(1, 2),
                null,
                null,
                64L,
                List.of(
                        new GuestInterface("net0", "user", "e1000", "a", "", 1),
                        new GuestInterface("net1", "user", "e1000", "b", "", 1)),
                List.of());
        var readings = new MonitorReadings(List.of(guest), Map.of());

        assertThat(shown(readings))
                .contains(
                        "hypervisor_guest_memory_balloon_bytes{id=101} 64",
                        "hypervisor_guest_interface_queues{id=101,interface=net0} 1",
                        "hypervisor_guest_interface_queues{id=101,interface=net1} 1");
        List<MetricSet<?, ?>> original = new ArrayList<>(PveLocalInterfaceMetrics.sets(DialectOptions.DOCUMENTED));
        assertThat(shown(original, Facts.builder().put(QemuFacts.MONITORS, readings)))
                .containsOnlyOnce("pve_kvm_nic_queues{id=101,ifname=} 1")
                .filteredOn(line -> line.startsWith("pve_kvm_nic_info"))
                .hasSize(2);
    }

    @Test
    void whatTheHostReceivesTheGuestHasSent() {
        var link = new GuestLink("101", "tap101i0", true, Map.of("rx_bytes", 5L, "tx_bytes", 7L));

        assertThat(shown(Facts.builder().put(SysfsFacts.INTERFACES, List.of(link))))
                .containsExactly(
                        "hypervisor_guest_interface_receive_bytes_total{id=101,interface=tap101i0} 7",
                        "hypervisor_guest_interface_transmit_bytes_total{id=101,interface=tap101i0} 5");
    }

    @Test
    void whatANewKernelCountsIsToldOfInTheOriginalsWords() {
        List<GuestLink> links = List.of(
                new GuestLink("101", "tap101i0", true, Map.of("rx_bytes", 5L, "rx_new_thing", 1L)),
                new GuestLink("102", "tap102i0", false, Map.of("rx_new_thing", 2L)));
        List<MetricSet<?, ?>> sets =
                new ArrayList<>(PveLocalInterfaceMetrics.sets(DialectOptions.DOCUMENTED.withPrefix("px")));

        assertThat(shown(sets, Facts.builder().put(SysfsFacts.INTERFACES, links)))
                .containsExactly(
                        "px_kvm_nic_rx_bytes_total{id=101,ifname=tap101i0} 5",
                        "px_kvm_nic_rx_new_thing_total{id=101,ifname=tap101i0} 1");
    }
}
