package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.node.VmDetail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The views of a guest's memory are told apart, and nothing of one stands in for another.
class NativeGuestMemoryTest {
    private static final Dialect DIALECT = Native.dialect(DialectOptions.DOCUMENTED);
    private static final Balloon REPORTING =
            new Balloon(1024L, 2048L, 3L, 4L, 5L, 6L, 600L, 1000L, 700L, 1_795_219_129L, 300L, 7L, 8L, 1500L);
    private static final String ID =
            UUID.nameUUIDFromBytes("web".getBytes(StandardCharsets.UTF_8)).toString();

    private static List<String> memory(List<String> all) {
        return all.stream()
                .filter(line -> line.startsWith("hypervisor_guest_memory_") || line.contains("_balloon_"))
                .map(line -> line.replace(ID, "web"))
                .toList();
    }

    @Test
    void libvirtTellsWhatWasGivenWhatTheHostHoldsAndWhatTheGuestReports() {
        assertThat(memory(Exposed.by(
                        DIALECT, SomeDomain.named("web").balloon(REPORTING).build())))
                .containsExactlyInAnyOrder(
                        "hypervisor_guest_memory_assigned_bytes{id=web} 2097152",
                        "hypervisor_guest_memory_balloon_bytes{id=web} 1048576",
                        "hypervisor_guest_memory_host_bytes{id=web} 1536000",
                        "hypervisor_guest_balloon_reports{id=web} 1",
                        "hypervisor_guest_balloon_update_timestamp_seconds{id=web} 1795219129",
                        "hypervisor_guest_memory_used_bytes{id=web} 409600",
                        "hypervisor_guest_memory_total_bytes{id=web} 1024000",
                        "hypervisor_guest_memory_unused_bytes{id=web} 614400",
                        "hypervisor_guest_memory_available_bytes{id=web} 716800",
                        "hypervisor_guest_memory_disk_caches_bytes{id=web} 307200",
                        "hypervisor_guest_memory_swapped_in_bytes_total{id=web} 3072",
                        "hypervisor_guest_memory_swapped_out_bytes_total{id=web} 4096",
                        "hypervisor_guest_memory_major_faults_total{id=web} 5",
                        "hypervisor_guest_memory_minor_faults_total{id=web} 6",
                        "hypervisor_guest_memory_huge_page_allocations_total{id=web} 7",
                        "hypervisor_guest_memory_huge_page_failures_total{id=web} 8");
    }

    @Test
    void aGuestWhoseBalloonDriverIsSilentUsesAnUnknownAmount() {
        assertThat(memory(Exposed.by(DIALECT, SomeDomain.named("web").build())))
                .containsExactlyInAnyOrder(
                        "hypervisor_guest_memory_assigned_bytes{id=web} 16777216",
                        "hypervisor_guest_memory_balloon_bytes{id=web} 16777216",
                        "hypervisor_guest_memory_host_bytes{id=web} 35840000",
                        "hypervisor_guest_balloon_reports{id=web} 0");
    }

    @Test
    void ofAGuestThatIsOffOnlyWhatItWouldGetIsKnown() {
        assertThat(memory(Exposed.by(DIALECT, SomeDomain.named("web").shutOff().build())))
                .containsExactly("hypervisor_guest_memory_assigned_bytes{id=web} 16777216");
    }

    private static List<String> vm(String balloon) {
        return memory(Exposed.by(
                DIALECT,
                SomeCluster.of(
                                "{'type':'node','node':'pve1','status':'online'}",
                                "{'type':'qemu','vmid':100,'node':'pve1','name':'web','status':'running','mem':900,"
                                        + "'maxmem':2048}",
                                "{'type':'lxc','vmid':200,'node':'pve1','name':'dns','status':'running','mem':31,"
                                        + "'maxmem':32}",
                                "{'type':'lxc','vmid':201,'node':'pve1','name':'old','status':'stopped','mem':0,"
                                        + "'maxmem':32}")
                        .with(
                                ProxmoxFacts.VMS,
                                "pve1",
                                VmDetail::of,
                                "{'vmid':100,'name':'web','pid':7,'memhost':900" + balloon + "}")
                        .facts()));
    }

    @Test
    void proxmoxTellsWhatAVmUsesWhereItsBalloonDriverReports() {
        assertThat(vm(",'freemem':600,'ballooninfo':{'actual':2000,'max_mem':2048,'total_mem':1900,"
                        + "'last_update':1795217847}"))
                .contains(
                        "hypervisor_guest_memory_assigned_bytes{id=100} 2048",
                        "hypervisor_guest_memory_balloon_bytes{id=100} 2000",
                        "hypervisor_guest_memory_host_bytes{id=100} 900",
                        "hypervisor_guest_balloon_reports{id=100} 1",
                        "hypervisor_guest_balloon_update_timestamp_seconds{id=100} 1795217847",
                        "hypervisor_guest_memory_used_bytes{id=100} 1300",
                        "hypervisor_guest_memory_total_bytes{id=100} 1900",
                        "hypervisor_guest_memory_unused_bytes{id=100} 600");
    }

    @Test
    void whatProxmoxGivesInsteadOfAReportIsTheHostsAndIsToldAsThat() {
        assertThat(vm(",'ballooninfo':{'actual':2048,'max_mem':2048,'last_update':0}"))
                .contains(
                        "hypervisor_guest_balloon_reports{id=100} 0", "hypervisor_guest_memory_host_bytes{id=100} 900")
                .noneMatch(line -> line.startsWith("hypervisor_guest_memory_used_bytes{id=100}"))
                .noneMatch(line -> line.contains("update_timestamp"));
    }

    @Test
    void aContainerThatRunsUsesWhatItsNodeCounts() {
        assertThat(vm(""))
                .contains(
                        "hypervisor_guest_memory_used_bytes{id=200} 31",
                        "hypervisor_guest_memory_host_bytes{id=200} 31")
                .noneMatch(line -> line.startsWith("hypervisor_guest_memory_used_bytes{id=201}"));
    }
}
