package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A certificate of a node: `nodes/NODE/certificates/info`.
///
/// @param file `pve-root-ca.pem`, `pve-ssl.pem`, or `pveproxy-ssl.pem`, which takes the place of the second where it is
/// @param notAfter seconds since 1970
public record Certificate(
        String node, String file, String subject, @Nullable Long notAfter) {

    public static Certificate of(String node, JsonRow row) {
        return new Certificate(node, row.text("filename", ""), row.text("subject", ""), row.integer("notafter"));
    }
}
