package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.cluster.Guest;
import java.util.Set;

/// How much guests may be bothered with questions to the agents inside them.
///
/// @param requests how many are made at most each time that guests are asked: five for a VM, one for a container
/// @param tags a guest with one of these is not asked
/// @param systems a VM whose configuration names one of these types of system is not asked: `other`
public record AgentOptions(int requests, Set<String> tags, Set<String> systems) {

    public AgentOptions {
        tags = Set.copyOf(tags);
        systems = Set.copyOf(systems);
    }

    /// Systems that Proxmox VE does not know are left alone: among them are some that a question to their agent
    /// has brought down.
    public static AgentOptions standard() {
        return new AgentOptions(500, Set.of("no-agent"), Set.of("other", "solaris"));
    }

    /// Whether it may be asked, as far as its tags say.
    boolean admits(Guest guest) {
        for (String tag : guest.tags().split("[;, ]", 1000)) {
            if (tags.contains(tag)) {
                return false;
            }
        }
        return true;
    }
}
