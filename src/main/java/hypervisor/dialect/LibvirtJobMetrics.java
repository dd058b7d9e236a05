package hypervisor.dialect;

import static hypervisor.dialect.Units.milliseconds;
import static hypervisor.source.libvirt.LibvirtFacts.JOBS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.DomainJob;
import java.util.List;

/// Jobs of domains: migrations, saves, dumps, backups. How far a job is, is told only while there is one.
final class LibvirtJobMetrics {
    private static final int NONE = 0;

    private static final MetricSet<List<DomainJob>, DomainJob> TYPES = MetricSet.of(JOBS, List<DomainJob>::stream)
            .label("domain", DomainJob::domain)
            .gauge(
                    "libvirt_domain_job_info_type",
                    "The domain's job, by number: " + LibvirtNumbers.JOB_TYPES + ".",
                    DomainJob::type)
            .build();

    private static final MetricSet<List<DomainJob>, DomainJob> PROGRESS = MetricSet.of(
                    JOBS, jobs -> jobs.stream().filter(job -> job.type() != NONE))
            .label("domain", DomainJob::domain)
            .gauge(
                    "libvirt_domain_job_info_time_elapsed_seconds",
                    "Time since the job began (timeElapsed).",
                    job -> milliseconds(job.elapsedMillis()))
            .gauge(
                    "libvirt_domain_job_info_time_remaining_seconds",
                    "Time the job is thought to take still (timeRemaining); absent where its end is not known.",
                    job -> milliseconds(job.remainingMillis()))
            .gauge(
                    "libvirt_domain_job_info_data_total_bytes",
                    "What the job has to move in all (dataTotal).",
                    DomainJob::dataTotal)
            .gauge(
                    "libvirt_domain_job_info_data_processed_bytes",
                    "What the job has moved (dataProcessed).",
                    DomainJob::dataProcessed)
            .gauge(
                    "libvirt_domain_job_info_data_remaining_bytes",
                    "What the job has still to move (dataRemaining).",
                    DomainJob::dataRemaining)
            .gauge(
                    "libvirt_domain_job_info_memory_total_bytes",
                    "The part of it that is memory: in all (memTotal).",
                    DomainJob::memoryTotal)
            .gauge(
                    "libvirt_domain_job_info_memory_processed_bytes",
                    "Memory moved (memProcessed).",
                    DomainJob::memoryProcessed)
            .gauge(
                    "libvirt_domain_job_info_memory_remaining_bytes",
                    "Memory still to move (memRemaining).",
                    DomainJob::memoryRemaining)
            .gauge(
                    "libvirt_domain_job_info_file_total_bytes",
                    "The part of it that is disks or files: in all (fileTotal).",
                    DomainJob::fileTotal)
            .gauge(
                    "libvirt_domain_job_info_file_processed_bytes",
                    "Disks or files moved (fileProcessed).",
                    DomainJob::fileProcessed)
            .gauge(
                    "libvirt_domain_job_info_file_remaining_bytes",
                    "Disks or files still to move (fileRemaining).",
                    DomainJob::fileRemaining)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(TYPES, PROGRESS);

    private LibvirtJobMetrics() {}
}
