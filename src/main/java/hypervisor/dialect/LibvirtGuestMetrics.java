package hypervisor.dialect;

import static hypervisor.source.libvirt.LibvirtFacts.GUEST_AGENTS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.GuestAgent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the QEMU guest agent tells from inside a domain.
final class LibvirtGuestMetrics {
    private static final MetricSet<List<GuestAgent>, GuestAgent> AGENTS = MetricSet.of(
                    GUEST_AGENTS, List<GuestAgent>::stream)
            .label("domain", GuestAgent::domain)
            .gauge(
                    "libvirt_domain_guest_agent_up",
                    "Whether the domain's guest agent answers; absent for a domain that has none.",
                    agent -> Units.flag(agent.answered()))
            .gauge("libvirt_domain_guest_users", "Users logged in to the guest.", GuestAgent::users)
            .gauge(
                    "libvirt_domain_guest_timezone_offset_seconds",
                    "How far the guest's clock is ahead of UTC by its time zone.",
                    GuestAgent::timezoneOffsetSeconds)
            .build();

    private static final MetricSet<List<GuestAgent>, GuestAgent> HOSTNAMES = MetricSet.of(
                    GUEST_AGENTS, agents -> agents.stream().filter(agent -> agent.hostname() != null))
            .label("domain", GuestAgent::domain)
            .label("uuid", agent -> agent.uuid().toString())
            .label("hostname", GuestAgent::hostname)
            .info("libvirt_domain_guest_hostname_info", "The guest's host name. Always 1.")
            .build();

    private static final MetricSet<List<GuestAgent>, Part<GuestAgent.Os>> SYSTEMS = MetricSet.of(
                    GUEST_AGENTS,
                    agents -> agents.stream()
                            .flatMap(agent -> Stream.ofNullable(agent.os()).map(os -> new Part<>(agent, os))))
            .label("domain", row -> row.agent().domain())
            .label("uuid", row -> row.agent().uuid().toString())
            .label("os_id", row -> row.part().id())
            .label("os_name", row -> row.part().name())
            .label("os_pretty_name", row -> row.part().prettyName())
            .label("os_version", row -> row.part().version())
            .label("kernel_release", row -> row.part().kernelRelease())
            .label("machine", row -> row.part().machine())
            .info("libvirt_domain_guest_os_info", "The guest's operating system. Always 1.")
            .build();

    private static final MetricSet<List<GuestAgent>, Part<GuestAgent.FileSystem>> FILE_SYSTEMS = MetricSet.of(
                    GUEST_AGENTS, each(GuestAgent::fileSystems))
            .label("domain", row -> row.agent().domain())
            .label("mountpoint", row -> row.part().mountpoint())
            .gauge(
                    "libvirt_domain_guest_filesystem_size_bytes",
                    "Size of the guest's file system.",
                    row -> row.part().totalBytes())
            .gauge(
                    "libvirt_domain_guest_filesystem_used_bytes",
                    "What is in use of the guest's file system, its reserve not counted.",
                    row -> row.part().usedBytes())
            .build();

    private static final MetricSet<List<GuestAgent>, Part<GuestAgent.FileSystem>> FILE_SYSTEM_INFO = MetricSet.of(
                    GUEST_AGENTS, each(GuestAgent::fileSystems))
            .label("domain", row -> row.agent().domain())
            .label("uuid", row -> row.agent().uuid().toString())
            .label("mountpoint", row -> row.part().mountpoint())
            .label("device", row -> row.part().device())
            .label("fstype", row -> row.part().type())
            .label("target_devices", row -> String.join(",", row.part().disks()))
            .info(
                    "libvirt_domain_guest_filesystem_info",
                    "The guest's file system; target_devices are the domain's disks below it. Always 1.")
            .build();

    private static final MetricSet<List<GuestAgent>, Part<GuestAgent.Address>> ADDRESSES = MetricSet.of(
                    GUEST_AGENTS, each(GuestAgent::addresses))
            .label("domain", row -> row.agent().domain())
            .label("uuid", row -> row.agent().uuid().toString())
            .label("interface", row -> row.part().networkInterface())
            .label("mac_address", row -> row.part().mac())
            .label("address", row -> row.part().address())
            .label("family", row -> row.part().family())
            .label("prefix", row -> Integer.toString(row.part().prefix()))
            .info("libvirt_domain_guest_address_info", "An address of the guest. Always 1.")
            .build();

    static final List<MetricSet<?, ?>> SETS =
            List.of(AGENTS, HOSTNAMES, SYSTEMS, FILE_SYSTEMS, FILE_SYSTEM_INFO, ADDRESSES);

    private LibvirtGuestMetrics() {}

    private static <T> Function<List<GuestAgent>, Stream<Part<T>>> each(Function<GuestAgent, List<T>> parts) {
        return agents ->
                agents.stream().flatMap(agent -> parts.apply(agent).stream().map(part -> new Part<>(agent, part)));
    }

    /// Something an agent told, and the agent.
    private record Part<T>(GuestAgent agent, T part) {}
}
