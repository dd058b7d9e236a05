package hypervisor.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the server encrypts: `tls_server_config` of a web configuration file.
///
/// @param certificate its own, and those that vouch for it behind it
/// @param key that belongs to the first certificate
/// @param clientAuthority whose word on a client is believed; null for those that the JVM believes
/// @param clientAuthentication what is wanted of clients
/// @param allowedNames of clients: subject alternative names, one of which a client must have; empty for any
/// @param minVersion `TLS10` to `TLS13`
/// @param maxVersion likewise
/// @param cipherSuites for TLS 1.2, by their usual names; empty for those that the JVM prefers
/// @param curves `CurveP256` and the like, the best first; empty for those that the JVM prefers
/// @param ownOrder whether the order of the server's cipher suites counts, not that of the client's
public record WebTls(
        PemPlace certificate,
        PemPlace key,
        @Nullable PemPlace clientAuthority,
        ClientAuthentication clientAuthentication,
        List<String> allowedNames,
        String minVersion,
        String maxVersion,
        List<String> cipherSuites,
        List<String> curves,
        boolean ownOrder) {

    public WebTls {
        allowedNames = List.copyOf(allowedNames);
        cipherSuites = List.copyOf(cipherSuites);
        curves = List.copyOf(curves);
    }
}
