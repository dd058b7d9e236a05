package hypervisor.demo.proxmox;

import java.util.List;

/// What a cluster answers to who is logged in. Asked by many threads at once.
public interface ClusterAnswers {
    /// The names of its nodes; the first endpoint of a stand-in is the first node.
    List<String> nodes();

    /// @param node whose API is asked
    /// @param path after `/api2/json`, with its query: `/nodes/pve1/qemu?full=1`
    /// @param user the name of a user or token: `exporter@pve!mon`
    Reply answer(String node, String path, String user);

    /// A node went down, or came up again: the stand-in takes care of its listener and of what other nodes would pass
    /// on to it.
    default void down(String node, boolean isDown) {}

    /// Whether a node is down by the cluster's own account: its listener, if it has one, then hangs up unasked.
    default boolean isDown(String node) {
        return false;
    }
}
