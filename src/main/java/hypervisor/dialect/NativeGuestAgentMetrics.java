package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;
import static hypervisor.dialect.NativeViews.LIBVIRT;

import hypervisor.fact.Facts;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.GuestAgent;
import hypervisor.source.libvirt.domain.GuestAgent.FileSystem;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.node.AgentReport;
import hypervisor.source.proxmox.node.NodeReadings;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the QEMU guest agent tells from inside a guest, and of a container what the host sees. All of it is the guest's
/// word.
final class NativeGuestAgentMetrics {
    private static final View<GuestAgent> AGENT = View.of(LIBVIRT, LibvirtFacts.GUEST_AGENTS, List<GuestAgent>::stream)
            .key("id", agent -> agent.uuid().toString());

    private static final View<AgentReport> REPORT = View.of(
                    API, ProxmoxFacts.AGENTS, PresentGuests.FACTS, NativeGuestAgentMetrics::present)
            .key("id", agent -> Long.toString(agent.vmid()));

    private static final View<GuestPart<FileSystem>> FILE_SYSTEM =
            each(GuestAgent::fileSystems).label("mountpoint", row -> row.part().mountpoint());

    private static final View<GuestPart<AgentReport.FileSystem>> REPORTED_FILE_SYSTEM = reported(
                    AgentReport::fileSystems)
            .label("mountpoint", row -> row.part().mountpoint());

    static final Vocabulary WORDS = Vocabulary.about("what guest agents tell")
            .gauge(
                    "hypervisor_guest_agent_up",
                    "Whether the guest's agent answers (1 or 0). Absent for a guest that has none.",
                    AGENT.gives(agent -> Units.flag(agent.answered())),
                    REPORT.gives(agent -> isVm(agent) ? Units.flag(agent.answered()) : null))
            .gauge(
                    "hypervisor_guest_agent_asked_timestamp_seconds",
                    "When the guest's agent was last asked, since 1970: it is asked every few minutes.",
                    REPORT.gives(agent -> isVm(agent) ? agent.asked() : null))
            .gauge("hypervisor_guest_users", "Users that are logged in to the guest.", AGENT.gives(GuestAgent::users))
            .gauge(
                    "hypervisor_guest_timezone_offset_seconds",
                    "How far the guest's clock is ahead of UTC by its time zone.",
                    AGENT.gives(GuestAgent::timezoneOffsetSeconds))
            .gauge(
                    "hypervisor_guest_hostname_info",
                    "What the guest calls itself. Always 1.",
                    AGENT.label("hostname", GuestAgent::hostname).gives(agent -> agent.hostname() == null ? null : 1),
                    REPORT.label("hostname", AgentReport::hostname).gives(agent -> agent.hostname() == null ? null : 1))
            .info(
                    "hypervisor_guest_os_info",
                    "The operating system that runs in the guest. Always 1.",
                    each(agent -> agent.os() == null ? List.of() : List.of(agent.os()))
                            .label("os_id", row -> row.part().id())
                            .label("os_name", row -> row.part().name())
                            .label("os_pretty_name", row -> row.part().prettyName())
                            .label("os_version", row -> row.part().version())
                            .label("kernel_release", row -> row.part().kernelRelease())
                            .label("machine", row -> row.part().machine()),
                    reported(agent -> agent.os() == null ? List.of() : List.of(agent.os()))
                            .label("os_id", row -> row.part().id())
                            .label("os_name", row -> row.part().name())
                            .label("os_pretty_name", row -> row.part().prettyName())
                            .label("os_version", row -> row.part().version())
                            .label("kernel_release", row -> row.part().kernelRelease())
                            .label("machine", row -> row.part().machine()))
            .gauge(
                    "hypervisor_guest_filesystem_size_bytes",
                    "Size of the guest's file system.",
                    FILE_SYSTEM.gives(row -> row.part().totalBytes()),
                    REPORTED_FILE_SYSTEM.gives(row -> row.part().totalBytes()))
            .gauge(
                    "hypervisor_guest_filesystem_used_bytes",
                    "What is in use of the guest's file system, its reserve not counted.",
                    FILE_SYSTEM.gives(row -> row.part().usedBytes()),
                    REPORTED_FILE_SYSTEM.gives(row -> row.part().usedBytes()))
            .info(
                    "hypervisor_guest_filesystem_info",
                    "The guest's file system; disks are those of the guest below it. Always 1.",
                    FILE_SYSTEM
                            .label("device", row -> row.part().device())
                            .label("fstype", row -> row.part().type())
                            .label("disks", row -> String.join(",", row.part().disks())),
                    REPORTED_FILE_SYSTEM
                            .label("device", row -> row.part().device())
                            .label("fstype", row -> row.part().type())
                            .label("disks", row -> String.join(",", row.part().disks())))
            .info(
                    "hypervisor_guest_address_info",
                    "An address of the guest, and what the guest calls the interface that has it. Always 1.",
                    each(GuestAgent::addresses)
                            .label("guest_name", row -> row.part().networkInterface())
                            .label("mac_address", row -> row.part().mac())
                            .label("address", row -> row.part().address())
                            .label("family", row -> row.part().family())
                            .label("prefix", row -> Integer.toString(row.part().prefix())),
                    reported(AgentReport::addresses)
                            .label("guest_name", row -> row.part().networkInterface())
                            .label("mac_address", row -> row.part().mac())
                            .label("address", row -> row.part().address())
                            .label("family", row -> row.part().family())
                            .label("prefix", row -> Objects.toString(row.part().prefix(), "")))
            .build();

    private NativeGuestAgentMetrics() {}

    private static <T> View<GuestPart<T>> each(Function<GuestAgent, ? extends Collection<T>> parts) {
        return View.of(
                        LIBVIRT,
                        LibvirtFacts.GUEST_AGENTS,
                        (List<GuestAgent> agents) -> GuestPart.each(
                                agents.stream(), agent -> agent.uuid().toString(), parts))
                .key("id", GuestPart::id);
    }

    /// Of containers the host tells addresses, without an agent.
    private static boolean isVm(AgentReport report) {
        return report.kind().equals("qemu");
    }

    private static Stream<AgentReport> present(NodeReadings<AgentReport> reports, Facts facts) {
        PresentGuests guests = PresentGuests.of(facts);
        return reports.all().stream().filter(report -> guests.has(report.node(), report.vmid()));
    }

    private static <T> View<GuestPart<T>> reported(Function<AgentReport, ? extends Collection<T>> parts) {
        return View.of(
                        API,
                        ProxmoxFacts.AGENTS,
                        PresentGuests.FACTS,
                        (reports, facts) ->
                                GuestPart.each(present(reports, facts), report -> Long.toString(report.vmid()), parts))
                .key("id", GuestPart::id);
    }
}
