package hypervisor.source.proxmox.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The hosts that a certificate was issued for: its subject alternative names. A common name does not count any
/// more.
record CertificateNames(List<String> names, List<String> addresses) {
    private static final int NAME = 2;
    private static final int ADDRESS = 7;

    static CertificateNames of(X509Certificate certificate) throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        for (List<?> one : all == null ? List.<List<?>>of() : all) {
            if (one.get(1) instanceof String name && one.get(0) instanceof Integer kind) {
                if (kind == NAME) {
                    names.add(name);
                } else if (kind == ADDRESS) {
                    addresses.add(name);
                }
            }
        }
        return new CertificateNames(names, addresses);
    }

    /// @param host a name, or an address; one of IPv6 with or without brackets
    boolean cover(String host) {
        InetAddress address = address(host);
        return address == null
                ? names.stream().anyMatch(name -> covers(lower(name), lower(host)))
                : addresses.stream().anyMatch(own -> address.equals(address(own)));
    }

    /// An address is never matched by a name, nor the other way round.
    static @Nullable InetAddress address(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        if (!bare.contains(":") && !bare.matches("[0-9.]+")) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// A star stands for exactly the first part of a name, and not for one directly below the top.
    private static boolean covers(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return !pattern.isEmpty() && !pattern.contains("*") && pattern.equals(host);
        }
        String rest = pattern.substring(1);
        int dot = host.indexOf('.');
        return dot > 0
                && rest.indexOf('.', 1) > 0
                && !rest.contains("*")
                && host.substring(dot).equals(rest);
    }

    private static String lower(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public String toString() {
        List<String> all = new ArrayList<>(names);
        all.addAll(addresses);
        return all.isEmpty() ? "no host at all" : String.join(", ", all);
    }
}
