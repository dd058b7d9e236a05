package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.cgroup.GuestCgroup.Cpu;
import hypervisor.source.cgroup.GuestCgroup.DeviceIo;
import hypervisor.source.cgroup.GuestCgroup.Kind;
import hypervisor.source.cgroup.GuestCgroup.Memory;
import hypervisor.source.cgroup.GuestCgroups;
import hypervisor.source.procfs.BlockDevice;
import hypervisor.source.procfs.HostDisks;
import hypervisor.source.procfs.HostNode;
import hypervisor.source.procfs.HostNode.CpuMode;
import hypervisor.source.procfs.Pressure;
import hypervisor.source.procfs.Pressure.Stall;
import hypervisor.source.procfs.ProcfsFacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostMachineMetricsTest {
    private static final Pressure PRESSURE = new Pressure(new Stall(0.1, 0.2, 0.3, 4.5), null);

    private static List<String> told(List<MetricSet<?, ?>> sets, Facts facts) {
        return Exposed.by(new Dialect("host", "", sets), facts);
    }

    @Test
    void tellsOfTheMachine() {
        var node = new HostNode(
                2,
                Map.of(CpuMode.GUEST_NICE, 1.5),
                1_763_689_321L,
                3L,
                4L,
                5L,
                null,
                0L,
                List.of(0.5, 0.25, 0.75),
                9.0,
                Map.of("MemTotal", 2048L, "HugePages_Total", 3L, "Hugepagesize", 100L),
                Map.of("io", PRESSURE));

        Facts facts = Facts.builder().put(ProcfsFacts.NODE, node).build();
        assertThat(Exposed.by(Native.dialect(DialectOptions.DOCUMENTED.onNode("pve1")), facts))
                .containsExactlyInAnyOrder(
                        "hypervisor_node_up{node=pve1} 1",
                        "hypervisor_node_cpus{node=pve1} 2",
                        "hypervisor_node_boot_timestamp_seconds{node=pve1} 1763689321",
                        "hypervisor_node_load1{node=pve1} 0.5",
                        "hypervisor_node_load5{node=pve1} 0.25",
                        "hypervisor_node_load15{node=pve1} 0.75",
                        "hypervisor_node_context_switches_total{node=pve1} 3",
                        "hypervisor_node_interrupts_total{node=pve1} 4",
                        "hypervisor_node_forks_total{node=pve1} 5",
                        "hypervisor_node_tasks_blocked{node=pve1} 0",
                        "hypervisor_node_cpu_seconds_total{node=pve1,mode=guest_nice} 1.5",
                        "hypervisor_node_memory_total_bytes{node=pve1} 2048",
                        "hypervisor_node_memory_huge_pages_bytes{node=pve1} 300",
                        "hypervisor_node_pressure_waiting_seconds_total{node=pve1,resource=io} 4.5");
    }

    @Test
    void tellsOfControlGroups() {
        var group = new GuestCgroup(
                "200",
                Kind.CONTAINER,
                new Cpu(3.5, null, null, null, null, null, 1.5),
                new Memory(1024L, null, null, null, null, null, null, null, null, 2L, null),
                List.of(
                        new DeviceIo("sda", false, 10L, 1L, null, null),
                        new DeviceIo("sdb", false, 20L, 2L, null, null),
                        new DeviceIo("dm-0", true, 30L, 3L, null, null)),
                23L,
                null,
                Map.of("memory", PRESSURE));

        assertThat(Exposed.by(
                        Native.dialect(DialectOptions.DOCUMENTED),
                        Facts.builder()
                                .put(CgroupFacts.CGROUPS, new GuestCgroups(List.of(group), List.of()))
                                .build()))
                .filteredOn(line -> !line.startsWith("hypervisor_guest_state{") || line.endsWith(" 1"))
                .containsExactlyInAnyOrder(
                        "hypervisor_guest_up{id=200} 1",
                        "hypervisor_guest_state{id=200,state=running} 1",
                        "hypervisor_guest_cgroup_info{id=200,kind=container} 1",
                        "hypervisor_guest_cpu_seconds_total{id=200} 3.5",
                        "hypervisor_guest_cgroup_cpu_limit{id=200} 1.5",
                        "hypervisor_guest_cgroup_tasks{id=200} 23",
                        "hypervisor_guest_cgroup_memory_bytes{id=200} 1024",
                        "hypervisor_guest_cgroup_oom_events_total{id=200} 2",
                        "hypervisor_guest_cgroup_read_bytes_total{id=200} 30",
                        "hypervisor_guest_cgroup_written_bytes_total{id=200} 3",
                        "hypervisor_guest_pressure_waiting_seconds_total{id=200,resource=memory} 4.5",
                        "hypervisor_guest_pressure_waiting_ratio{id=200,resource=memory} 0.1");
    }

    private static final Facts DISKS = Facts.builder()
            .put(
                    ProcfsFacts.DISKS,
                    new HostDisks(List.of(
                            device("sda", BlockDevice.Kind.DISK),
                            device("sda1", BlockDevice.Kind.PARTITION),
                            device("nvme0n1", BlockDevice.Kind.DISK),
                            device("mmcblk0", BlockDevice.Kind.DISK),
                            device("md127", BlockDevice.Kind.RAID),
                            device("sr0", BlockDevice.Kind.REMOVABLE),
                            device("dm-1", BlockDevice.Kind.MAPPED),
                            device("zd16", BlockDevice.Kind.ZVOL),
                            device("loop0", BlockDevice.Kind.VIRTUAL))))
            .build();

    private static BlockDevice device(String name, BlockDevice.Kind kind) {
        return new BlockDevice(
                name, kind, 1L, 2L, 3L, 4.5, 5L, 6L, 7L, 8.5, 9L, 10.5, 11.5, null, null, null, null, null);
    }

    @Test
    void tellsOfDisksAndNotOfTheirParts() {
        assertThat(told(HostDiskMetrics.sets(), DISKS))
                .contains(
                        "hypervisor_disk_info{device=md127,kind=raid} 1",
                        "hypervisor_disk_reads_total{device=sda} 1",
                        "hypervisor_disk_write_seconds_total{device=nvme0n1} 8.5",
                        "hypervisor_disk_io_running{device=mmcblk0} 9")
                .noneMatch(series -> series.contains("sda1") || series.contains("zd16") || series.contains("discard"));
    }

    @Test
    void pveExporterTellsOfDisksOnItsNode() {
        var options = DialectOptions.DOCUMENTED.onNode("pve1");

        assertThat(told(PveDiskstatsMetrics.sets(options), DISKS))
                .contains(
                        "pve_disk_read_bytes_total{node=pve1,device=sda} 3",
                        "pve_disk_write_bytes_total{node=pve1,device=sda} 7",
                        "pve_disk_reads_completed_total{node=pve1,device=sda} 1",
                        "pve_disk_writes_completed_total{node=pve1,device=sda} 5",
                        "pve_disk_io_time_seconds_total{node=pve1,device=sda} 10.5")
                .filteredOn(series -> series.startsWith("pve_disk_read_bytes_total"))
                .extracting(series -> series.replaceAll(".*device=|}.*", ""))
                .containsExactly("sda", "nvme0n1", "mmcblk0", "md127", "sr0");
        assertThat(told(PveDiskstatsMetrics.sets(options.withExact(true)), DISKS))
                .filteredOn(series -> series.startsWith("pve_disk_read_bytes_total"))
                .extracting(series -> series.replaceAll(".*device=|}.*", ""))
                .containsExactly("sda", "nvme0n1");
    }
}
