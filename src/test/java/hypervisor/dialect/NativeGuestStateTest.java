package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroups;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics;
import hypervisor.source.libvirt.domain.DomainStatistics.State;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestConfig.Kind;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.procfs.ProcfsFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The state of a guest has one word, whoever runs it.
class NativeGuestStateTest {
    private static final Dialect DIALECT = Native.dialect(DialectOptions.DOCUMENTED);

    private static Domain inState(int state, int reason) {
        Domain some = SomeDomain.named("web").build();
        DomainStatistics told = some.statistics();
        return new Domain(
                some.name(),
                some.uuid(),
                some.id(),
                some.persistent(),
                some.autostart(),
                some.managedSave(),
                new DomainStatistics(
                        new State(state, reason),
                        told.cpu(),
                        told.balloon(),
                        told.vcpuCurrent(),
                        told.vcpuMaximum(),
                        told.vcpus(),
                        told.interfaces(),
                        told.blocks(),
                        told.perf(),
                        told.ioThreads(),
                        told.memoryBandwidth(),
                        told.dirtyRate(),
                        told.vm()),
                some.definition(),
                some.monitor(),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, running",
        "2, 0, running",
        "3, 1, paused",
        "3, 5, io-error",
        "3, 2, migrating",
        "3, 11, starting",
        "3, 10, crashed",
        "4, 1, stopping",
        "5, 1, stopped",
        "6, 1, crashed",
        "7, 0, suspended"
    })
    void libvirtsNumbers(int state, int reason, String word) {
        assertThat(GuestStates.of(inState(state, reason))).isEqualTo(word);
        assertThat(GuestStates.ALL).contains(word);
    }

    @ParameterizedTest
    @CsvSource({
        "running, running",
        "paused, paused",
        "io-error, io-error",
        "suspended, suspended",
        "prelaunch, starting",
        "inmigrate, migrating",
        "shutdown, stopping",
        "stopped, stopped",
        "guest-panicked, crashed",
        "unknown,",
        "'',"
    })
    void theWordsOfQemuAndProxmox(String told, @Nullable String word) {
        assertThat(GuestStates.of(told)).isEqualTo(word);
    }

    @Test
    void whyIsToldBesideAndNotByTheStatesLabels() {
        assertThat(Exposed.by(DIALECT, inState(3, 5)))
                .anyMatch(line -> line.startsWith("hypervisor_guest_state_info{")
                        && line.contains("state=paused,reason=I/O error"))
                .anyMatch(line -> line.startsWith("hypervisor_guest_state{") && line.contains("io-error} 1"))
                .anyMatch(line -> line.startsWith("hypervisor_guest_up{") && line.endsWith(" 0"));
    }

    private static Facts.Builder configured(String... ids) {
        List<GuestConfig> guests = List.of(ids).stream()
                .map(id -> GuestConfig.of(id, Kind.QEMU, Map.of("name", "web" + id)))
                .toList();
        return Facts.builder()
                .put(
                        PmxcfsFacts.CONFIG,
                        new ClusterConfig(guests, Set.of(ids), List.of(), List.of(), List.of(), List.of()))
                .put(ProcfsFacts.GUESTS, KnownGuests.of(KnownGuests.whole("101", 'S')));
    }

    @Test
    void whatIsConfiguredHereAndRunsNowhereIsStopped() {
        Facts facts = configured("101", "102")
                .put(CgroupFacts.CGROUPS, new GuestCgroups(List.of(), List.of()))
                .build();

        assertThat(Exposed.by(DIALECT, facts))
                .contains(
                        "hypervisor_guest_up{id=101} 1",
                        "hypervisor_guest_up{id=102} 0",
                        "hypervisor_guest_state{id=102,state=stopped} 1")
                .noneMatch(line -> line.startsWith("hypervisor_guest_state{id=101"));
    }

    @Test
    void nobodyIsSaidToBeStoppedWhereControlGroupsCannotBeSeen() {
        assertThat(Exposed.by(DIALECT, configured("101", "102").build()))
                .contains("hypervisor_guest_up{id=101} 1")
                .noneMatch(line -> line.startsWith("hypervisor_guest_up{id=102}"));
    }
}
