package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API_VM;
import static hypervisor.dialect.NativeViews.RUNNING_CONTAINER;
import static hypervisor.dialect.NativeViews.domain;
import static hypervisor.dialect.Units.kibibytes;

import hypervisor.metric.Feed;
import hypervisor.metric.Metric.Value;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.node.VmDetail;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The memory of guests as their own systems count it. Of a VM that is known while the balloon driver in it reports;
/// else there is nothing, and never a figure of the host in its place.
final class NativeGuestBalloonMetrics {
    private static final String REPORTED = " As the guest's balloon driver reports.";

    private static final View<DomainPart<Balloon>> DOMAIN_BALLOON = domain(NativeGuestBalloonMetrics::balloon);

    static final Vocabulary WORDS = Vocabulary.about("memory as guests count it")
            .gauge(
                    "hypervisor_guest_balloon_reports",
                    "Whether the balloon driver in the running VM tells how it uses its memory (1 or 0).",
                    DOMAIN_BALLOON.gives(row -> Units.flag(reports(row.part()))),
                    API_VM.gives(vm -> Units.flag(vm.freeMemory() != null)))
            .gauge(
                    "hypervisor_guest_memory_used_bytes",
                    "Memory in use: hypervisor_guest_memory_total_bytes without what is unused, so that caches are in it."
                            + REPORTED + " Of a container as the host counts it, without caches.",
                    DOMAIN_BALLOON.gives(row -> kibibytes(
                            difference(row.part().available(), row.part().unused()))),
                    API_VM.gives(NativeGuestBalloonMetrics::used),
                    RUNNING_CONTAINER.gives(Guest::memory))
            .gauge(
                    "hypervisor_guest_memory_total_bytes",
                    "All memory that the guest's own system knows of, which is a little less than it has." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> kibibytes(row.part().available())),
                    balloon(VmDetail.Balloon::total))
            .gauge(
                    "hypervisor_guest_memory_unused_bytes",
                    "Memory that the guest uses for nothing, not even for caches." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> kibibytes(row.part().unused())),
                    API_VM.gives(VmDetail::freeMemory))
            .gauge(
                    "hypervisor_guest_memory_available_bytes",
                    "Memory that the guest could give to programs without swapping, caches included." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> kibibytes(row.part().usable())))
            .gauge(
                    "hypervisor_guest_memory_disk_caches_bytes",
                    "Content of the guest's disks in its memory that it could drop." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> kibibytes(row.part().diskCaches())))
            .counter(
                    "hypervisor_guest_memory_swapped_in_bytes_total",
                    "Bytes that the guest read from its own swap since it started." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> kibibytes(row.part().swapIn())),
                    balloon(VmDetail.Balloon::swappedIn))
            .counter(
                    "hypervisor_guest_memory_swapped_out_bytes_total",
                    "Bytes that the guest wrote to its own swap since it started." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> kibibytes(row.part().swapOut())),
                    balloon(VmDetail.Balloon::swappedOut))
            .counter(
                    "hypervisor_guest_memory_major_faults_total",
                    "Page faults in the guest that had to read from its disks." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> row.part().majorFault()),
                    balloon(VmDetail.Balloon::majorFaults))
            .counter(
                    "hypervisor_guest_memory_minor_faults_total",
                    "Page faults in the guest that needed no disk." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> row.part().minorFault()),
                    balloon(VmDetail.Balloon::minorFaults))
            .counter(
                    "hypervisor_guest_memory_huge_page_allocations_total",
                    "Huge pages that the guest allocated." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> row.part().hugetlbPgalloc()))
            .counter(
                    "hypervisor_guest_memory_huge_page_failures_total",
                    "Huge pages that the guest wanted and did not get." + REPORTED,
                    DOMAIN_BALLOON.gives(row -> row.part().hugetlbPgfail()))
            .gauge(
                    "hypervisor_guest_balloon_update_timestamp_seconds",
                    "When the balloon driver in the guest reported last, since 1970; that of a guest that hangs stands still.",
                    DOMAIN_BALLOON.gives(row -> row.part().lastUpdate()),
                    balloon(VmDetail.Balloon::lastUpdate))
            .build();

    private NativeGuestBalloonMetrics() {}

    /// Only of one that runs: libvirt goes on to tell the sizes of others.
    private static @Nullable Balloon balloon(Domain domain) {
        return domain.active() && domain.monitor() == Domain.Monitor.ANSWERED
                ? domain.statistics().balloon()
                : null;
    }

    private static boolean reports(Balloon balloon) {
        return balloon.available() != null || balloon.unused() != null || balloon.usable() != null;
    }

    private static Feed<VmDetail> balloon(Function<VmDetail.Balloon, @Nullable Long> number) {
        Value<VmDetail> value = vm -> {
            VmDetail.Balloon info = vm.balloonInfo();
            return info == null ? null : number.apply(info);
        };
        return API_VM.gives(value);
    }

    private static @Nullable Number used(VmDetail vm) {
        VmDetail.Balloon info = vm.balloonInfo();
        return info == null ? null : difference(info.total(), vm.freeMemory());
    }

    private static @Nullable Long difference(@Nullable Long all, @Nullable Long part) {
        return all == null || part == null ? null : Long.valueOf(all - part);
    }
}
