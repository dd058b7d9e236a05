package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.LIBVIRT;
import static hypervisor.dialect.Units.milliseconds;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.DomainJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Jobs of guests: migrations, saves, dumps, backups. How far a job is, is told only while there is one.
final class NativeGuestJobMetrics {
    private static final String PREFIX = "hypervisor_guest_job_";
    private static final List<String> STATES =
            List.of("none", "bounded", "unbounded", "completed", "failed", "cancelled");

    private static final View<DomainJob> JOB = View.of(LIBVIRT, LibvirtFacts.JOBS, List<DomainJob>::stream)
            .key("id", job -> job.uuid().toString());

    private static final View<DomainJob> UNDER_WAY = View.of(
                    LIBVIRT,
                    LibvirtFacts.JOBS,
                    (List<DomainJob> jobs) -> jobs.stream().filter(job -> job.type() != 0))
            .key("id", job -> job.uuid().toString());

    static final Vocabulary WORDS = Vocabulary.about("jobs of guests")
            .states(
                    PREFIX + "state",
                    "What job the guest has, as a migration or a backup (1 for that, 0 for the others): none, bounded, "
                            + "unbounded (nobody knows its end), completed, failed, cancelled.",
                    JOB.states("state", STATES, NativeGuestJobMetrics::state))
            .gauge(
                    PREFIX + "elapsed_seconds",
                    "Time since the job began.",
                    UNDER_WAY.gives(job -> milliseconds(job.elapsedMillis())))
            .gauge(
                    PREFIX + "remaining_seconds",
                    "Time that the job is thought to take still. Absent where its end is not known.",
                    UNDER_WAY.gives(job -> milliseconds(job.remainingMillis())))
            .gauge(PREFIX + "data_bytes", "What the job has to move in all.", UNDER_WAY.gives(DomainJob::dataTotal))
            .gauge(
                    PREFIX + "data_processed_bytes",
                    "What the job has moved.",
                    UNDER_WAY.gives(DomainJob::dataProcessed))
            .gauge(
                    PREFIX + "data_remaining_bytes",
                    "What the job has still to move.",
                    UNDER_WAY.gives(DomainJob::dataRemaining))
            .gauge(
                    PREFIX + "memory_bytes",
                    "Part of what the job has to move that is memory.",
                    UNDER_WAY.gives(DomainJob::memoryTotal))
            .gauge(
                    PREFIX + "memory_processed_bytes",
                    "Memory that the job has moved.",
                    UNDER_WAY.gives(DomainJob::memoryProcessed))
            .gauge(
                    PREFIX + "memory_remaining_bytes",
                    "Memory that the job has still to move.",
                    UNDER_WAY.gives(DomainJob::memoryRemaining))
            .gauge(
                    PREFIX + "disk_bytes",
                    "Part of what the job has to move that is disks or files.",
                    UNDER_WAY.gives(DomainJob::fileTotal))
            .gauge(
                    PREFIX + "disk_processed_bytes",
                    "Disks or files that the job has moved.",
                    UNDER_WAY.gives(DomainJob::fileProcessed))
            .gauge(
                    PREFIX + "disk_remaining_bytes",
                    "Disks or files that the job has still to move.",
                    UNDER_WAY.gives(DomainJob::fileRemaining))
            .build();

    private NativeGuestJobMetrics() {}

    private static @Nullable String state(DomainJob job) {
        return job.type() < 0 || job.type() >= STATES.size() ? null : STATES.get(job.type());
    }
}
