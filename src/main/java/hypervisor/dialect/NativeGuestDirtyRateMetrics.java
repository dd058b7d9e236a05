package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.domain;
import static hypervisor.dialect.NativeViews.domains;
import static hypervisor.dialect.Units.mebibytes;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics.DirtyRate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How fast guests change their memory, where somebody had that measured; we start no measurement.
final class NativeGuestDirtyRateMetrics {
    private static final List<String> STATES = List.of("unstarted", "measuring", "measured");

    private static final View<DomainPart<DirtyRate>> RATE =
            domain(domain -> domain.statistics().dirtyRate());

    static final Vocabulary WORDS = Vocabulary.about("how fast guests change their memory")
            .states(
                    "hypervisor_guest_dirty_rate_state",
                    "Whether somebody had it measured how fast the guest changes its memory (1 for what holds, 0 for the "
                            + "others): unstarted, measuring, measured.",
                    RATE.states("state", STATES, row -> state(row.part())))
            .gauge(
                    "hypervisor_guest_dirty_rate_bytes_per_second",
                    "Memory that the guest changed in a second, in the last measurement.",
                    RATE.gives(row -> mebibytes(row.part().mebibytesPerSecond())))
            .gauge(
                    "hypervisor_guest_dirty_rate_period_seconds",
                    "How long the last measurement took.",
                    RATE.gives(row -> measured(row.part()) ? row.part().period() : null))
            .gauge(
                    "hypervisor_guest_dirty_rate_start_uptime_seconds",
                    "When the last measurement began, in seconds since the host was booted: its clock is all that is told.",
                    RATE.gives(row -> measured(row.part()) ? row.part().startTime() : null))
            .gauge(
                    "hypervisor_guest_vcpu_dirty_rate_bytes_per_second",
                    "Memory that the virtual processor changed in a second, in the last measurement by a dirty ring.",
                    domains(NativeGuestDirtyRateMetrics::vcpus)
                            .label("vcpu", row -> row.part().getKey().toString())
                            .gives(row -> mebibytes(row.part().getValue())))
            .build();

    private NativeGuestDirtyRateMetrics() {}

    private static @Nullable String state(DirtyRate rate) {
        Integer status = rate.status();
        return status == null || status < 0 || status >= STATES.size() ? null : STATES.get(status);
    }

    private static boolean measured(DirtyRate rate) {
        return rate.status() != null && rate.status() != 0;
    }

    private static Collection<Map.Entry<Integer, Long>> vcpus(Domain domain) {
        DirtyRate rate = domain.statistics().dirtyRate();
        return rate == null ? List.of() : new TreeMap<>(rate.vcpus()).entrySet();
    }
}
