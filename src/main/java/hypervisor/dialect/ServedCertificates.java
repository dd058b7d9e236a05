package hypervisor.dialect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import hypervisor.source.proxmox.node.Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A node has several certificates, of which it serves one.
final class ServedCertificates {
    /// pveproxy serves the first of these that is there.
    private static final List<String> SERVED = List.of("pveproxy-ssl.pem", "pve-ssl.pem");

    private ServedCertificates() {}

    /// The one that each node serves; if none of the known files is there, its first.
    static Stream<Certificate> byNode(Stream<Certificate> certificates) {
        Map<String, Certificate> served = certificates.collect(Collectors.toMap(
                Certificate::node,
                Function.identity(),
                (one, other) -> rank(other) < rank(one) ? other : one,
                LinkedHashMap::new));
        return served.values().stream();
    }

    /// One for each subject on a node: the first to expire.
    static Stream<Certificate> bySubject(Stream<Certificate> certificates) {
        Collection<Certificate> earliest = certificates
                .collect(Collectors.toMap(
                        certificate -> List.of(certificate.node(), certificate.subject()),
                        Function.identity(),
                        BinaryOperator.minBy(comparing(Certificate::notAfter, nullsLast(naturalOrder()))),
                        LinkedHashMap::new))
                .values();
        return earliest.stream();
    }

    private static int rank(Certificate certificate) {
        int place = SERVED.indexOf(certificate.file());
        return place < 0 ? SERVED.size() : place;
    }
}
