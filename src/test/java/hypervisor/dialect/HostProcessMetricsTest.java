package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.procfs.GuestProcesses;
import hypervisor.source.procfs.ProcfsFacts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostProcessMetricsTest {
    private static final Dialect DIALECT = Native.dialect(DialectOptions.DOCUMENTED);

    private static List<String> of(GuestProcesses guests) {
        return Exposed.by(
                DIALECT, Facts.builder().put(ProcfsFacts.GUESTS, guests).build());
    }

    @Test
    void tellsOfAGuestByItsProcess() {
        assertThat(of(KnownGuests.of(KnownGuests.whole("101", 'S'))))
                .contains(
                        "hypervisor_guest_process_info{id=101,name=web,cpu=kvm64,machine=pc+pve0,uuid=4b-4c,start=run,pid=70} 1",
                        "hypervisor_guest_start_timestamp_seconds{id=101} 1763689333",
                        "hypervisor_guest_program_replaced{id=101} 1",
                        "hypervisor_guest_vcpus{id=101} 2",
                        "hypervisor_guest_vcpus_max{id=101} 4",
                        "hypervisor_guest_memory_assigned_bytes{id=101} 134217728",
                        "hypervisor_guest_process_state{id=101,state=sleeping} 1",
                        "hypervisor_guest_process_state{id=101,state=stopped} 0",
                        "hypervisor_guest_cpu_user_seconds_total{id=101} 3.15",
                        "hypervisor_guest_cpu_guest_seconds_total{id=101} 2",
                        "hypervisor_guest_cpu_delay_seconds_total{id=101} 0.75",
                        "hypervisor_guest_vcpu_seconds_total{id=101,vcpu=0} 1.5",
                        "hypervisor_guest_vcpu_delay_seconds_total{id=101,vcpu=1} 0.5",
                        "hypervisor_guest_main_thread_delay_seconds_total{id=101} 2",
                        "hypervisor_guest_main_thread_block_delay_seconds_total{id=101} 0.25",
                        "hypervisor_guest_memory_host_bytes{id=101} 1024",
                        "hypervisor_guest_process_threads{id=101} 7",
                        "hypervisor_guest_process_storage_read_bytes_total{id=101} 61440")
                .anyMatch(series -> series.startsWith("hypervisor_guest_cpu_seconds_total{id=101} 3.7"))
                .noneMatch(series -> series.startsWith("hypervisor_guest_configured"))
                .noneMatch(series -> series.startsWith("hypervisor_guest_memory_hotplug_max_bytes"));
    }

    @Test
    void whatIsUnknownIsNotTold() {
        assertThat(of(new GuestProcesses(List.of(KnownGuests.bare("101", 'T')), null, false, List.of())))
                .containsExactly(
                        "hypervisor_guest_info{id=101,name=,kind=vm,platform=proxmox} 1",
                        "hypervisor_guest_up{id=101} 1",
                        "hypervisor_guest_process_info{id=101,name=,cpu=,machine=,uuid=,start=run,pid=70} 1",
                        "hypervisor_guest_process_state{id=101,state=running} 0",
                        "hypervisor_guest_process_state{id=101,state=sleeping} 0",
                        "hypervisor_guest_process_state{id=101,state=blocked} 0",
                        "hypervisor_guest_process_state{id=101,state=stopped} 1",
                        "hypervisor_guest_process_state{id=101,state=zombie} 0");
    }

    @Test
    void waitingThatTheKernelDoesNotCountIsNotZero() {
        var uncounted = new GuestProcesses(List.of(KnownGuests.whole("101", 'S')), null, false, List.of());

        assertThat(of(uncounted)).noneMatch(series -> series.contains("block_delay"));
    }

    @Test
    void tellsWhichGuestsHaveTheirConfigurationHere() {
        var config = new ClusterConfig(List.of(), Set.of("101"), List.of(), List.of(), List.of(), List.of());
        Facts facts = Facts.builder()
                .put(ProcfsFacts.GUESTS, KnownGuests.of(KnownGuests.whole("101", 'S'), KnownGuests.whole("313", 'S')))
                .put(PmxcfsFacts.CONFIG, config)
                .build();

        assertThat(Exposed.by(DIALECT, facts))
                .contains("hypervisor_guest_configured{id=101} 1", "hypervisor_guest_configured{id=313} 0")
                .contains("hypervisor_guest_up{id=101} 1")
                .doesNotContain("hypervisor_guest_up{id=313} 1");
    }
}
