package hypervisor.http.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The subject alternative names of a client: hosts, mail addresses, URIs and IP addresses.
record ClientNames(Set<String> names) {
    private static final Set<Integer> TEXTS = Set.of(1, 2, 6);
    private static final int ADDRESS = 7;

    static ClientNames of(X509Certificate certificate) throws CertificateParsingException {
        Set<String> names = new HashSet<>();
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        for (List<?> one : all == null ? List.<List<?>>of() : all) {
            if (one.get(0) instanceof Integer kind && one.get(1) instanceof String name) {
                if (kind == ADDRESS) {
                    names.add(address(name));
                } else if (TEXTS.contains(kind)) {
                    names.add(name);
                }
            }
        }
        return new ClientNames(names);
    }

    boolean anyOf(List<String> allowed) {
        return allowed.stream().anyMatch(name -> names.contains(name) || names.contains(address(name)));
    }

    /// In the one form that the JVM writes it in, since one of IPv6 has several.
    private static String address(String name) {
        try {
            return InetAddress.ofLiteral(name).getHostAddress();
        } catch (IllegalArgumentException _) {
            return name;
        }
    }
}
