package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;

/// What an agent is asked, all of which only reads. The first is the cheapest: an agent that does not answer it is
/// not asked the others.
enum AgentCommand {
    HOST_NAME("get-host-name"),
    OS("get-osinfo"),
    INTERFACES("network-get-interfaces"),
    FILE_SYSTEMS("get-fsinfo");

    private final String command;

    AgentCommand(String command) {
        this.command = command;
    }

    /// Below the guest's own.
    String path() {
        return "/agent/" + command;
    }

    /// Whether the node says that there is nobody to ask: no agent is configured, or the guest is gone, has moved or
    /// has stopped meanwhile.
    static boolean nobody(ApiException e) {
        String said = String.valueOf(e.getMessage());
        return e.kind() == Kind.REFUSED
                && (said.contains("No QEMU guest agent configured")
                        || said.contains("does not exist")
                        || said.matches("(?s).*VM [0-9]+ (is )?not running.*"));
    }

    /// Whether the node says that the agent did not answer it, rather than what the agent answered.
    static boolean noAnswer(ApiException e) {
        String said = String.valueOf(e.getMessage());
        return e.kind() == Kind.REFUSED
                && (said.contains("guest agent is not running")
                        || said.contains("timeout")
                        || said.contains("timed out"));
    }
}
