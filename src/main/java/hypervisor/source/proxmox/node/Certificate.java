package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A certificate of a node: `nodes/NODE/certificates/info`.
///
/// @param file `pve-root-ca.pem`, `pve-ssl.pem`, or `pveproxy-ssl.pem`, which takes the place of the second where it is
/// @param fingerprint SHA-256, as `AA:BB:…`
/// @param notBefore seconds since 1970
/// @param notAfter seconds since 1970
public record Certificate(
        String node,
        String file,
        String subject,
        @Nullable String issuer,
        @Nullable String fingerprint,
        @Nullable Long notBefore,
        @Nullable Long notAfter) {

    public static Certificate of(String node, JsonRow row) {
        return new Certificate(
                node,
                row.text("filename", ""),
                row.text("subject", ""),
                row.text("issuer"),
                row.text("fingerprint"),
                row.integer("notbefore"),
                row.integer("notafter"));
    }
}
