package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.AgentReport;
import hypervisor.source.proxmox.node.AgentReport.Address;
import hypervisor.source.proxmox.node.AgentReport.FileSystem;
import hypervisor.source.proxmox.node.AgentReport.Os;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one VM's agent has answered so far.
final class AgentConversation {
    private final Guest guest;
    private final long asked;
    private boolean answers;
    private @Nullable String hostname;
    private @Nullable Os os;
    private List<Address> addresses = List.of();
    private List<FileSystem> fileSystems = List.of();

    /// @param asked seconds since 1970
    AgentConversation(Guest guest, long asked) {
        this.guest = guest;
        this.asked = asked;
    }

    void answered(AgentCommand command, JsonRow answer) {
        answers = true;
        switch (command) {
            case HOST_NAME -> hostname = AgentWords.hostname(answer);
            case OS -> os = AgentWords.os(answer);
            case INTERFACES -> addresses = AgentWords.addresses(answer);
            case FILE_SYSTEMS -> fileSystems = AgentWords.fileSystems(answer);
        }
    }

    boolean hasAnswers() {
        return answers;
    }

    AgentAnswer end(boolean whole) {
        return new AgentAnswer.Told(
                new AgentReport(
                        guest.kind(),
                        guest.node(),
                        guest.vmid(),
                        Objects.requireNonNullElse(guest.name(), ""),
                        true,
                        asked,
                        hostname,
                        os,
                        addresses,
                        fileSystems),
                whole);
    }
}
