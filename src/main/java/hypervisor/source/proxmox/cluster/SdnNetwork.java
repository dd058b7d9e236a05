package hypervisor.source.proxmox.cluster;

import hypervisor.source.proxmox.json.JsonRow;

/// A network that is defined for the whole cluster, as one node sees it: rows of type `sdn` of
/// `cluster/resources`, and of type `network` since Proxmox VE 9.
///
/// @param kind `zone`, or `fabric`
/// @param status `ok`, `available`, `pending`, `error` …, or `unknown` while its node is gone
public record SdnNetwork(String node, String kind, String name, String status) {

    static SdnNetwork of(JsonRow row) {
        return new SdnNetwork(
                row.need("node"),
                row.text("network-type", "zone"),
                row.text("network", row.text("sdn", "")),
                row.text("status", "unknown"));
    }

    /// The same while its node is gone.
    SdnNetwork adrift() {
        return new SdnNetwork(node, kind, name, "unknown");
    }
}
