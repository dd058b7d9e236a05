package hypervisor.demo.proxmox;

import static hypervisor.demo.proxmox.Der.explicit;
import static hypervisor.demo.proxmox.Der.identifier;
import static hypervisor.demo.proxmox.Der.implicit;
import static hypervisor.demo.proxmox.Der.integer;
import static hypervisor.demo.proxmox.Der.joined;
import static hypervisor.demo.proxmox.Der.octets;
import static hypervisor.demo.proxmox.Der.sequence;
import static hypervisor.demo.proxmox.Der.set;
import static hypervisor.demo.proxmox.Der.text;
import static hypervisor.demo.proxmox.Der.time;
import static hypervisor.demo.proxmox.Der.truth;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// An authority of its own, as each Proxmox VE cluster has one (`/etc/pve/pve-root-ca.pem`), and the
/// certificates that it issues. Its key is made anew each time and never leaves the process.
public final class StandInCertificates {
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final int VERSION_3 = 2;
    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;
    private static final Pattern IS_ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate root;
    private final PrivateKey key;
    private final String name;

    private StandInCertificates(X509Certificate root, PrivateKey key, String name) {
        this.root = root;
        this.key = key;
        this.name = name;
    }

    /// A new authority, valid for ten years from yesterday on.
    public static StandInCertificates authority() {
        try {
            KeyPair keys = keys();
            String name = "Stand-in CA " + Integer.toHexString(RANDOM.nextInt());
            Instant yesterday = Instant.now().minus(Duration.ofDays(1));
            byte[] extension = extension(BASIC_CONSTRAINTS, sequence(truth()));
            var certificate = signed(keys, name, name, keys.getPrivate(), yesterday, yesterday.plus(LIFE), extension);
            return new StandInCertificates(certificate, keys.getPrivate(), name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make a certificate: " + e.getMessage(), e);
        }
    }

    /// A certificate that is valid now.
    ///
    /// @param names host names and addresses: `pve1.example`, `127.0.0.1`
    public StandInCertificate issue(List<String> names) {
        Instant now = Instant.now();
        return issue(names, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(730)));
    }

    public StandInCertificate issue(List<String> names, Instant notBefore, Instant notAfter) {
        try {
            KeyPair keys = keys();
            byte[][] alternatives =
                    names.stream().map(StandInCertificates::alternative).toArray(byte[][]::new);
            byte[] extension = extension(ALTERNATIVE_NAMES, sequence(alternatives));
            var issued = signed(keys, names.getFirst(), name, key, notBefore, notAfter, extension);
            return new StandInCertificate(issued, keys.getPrivate(), root);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make a certificate: " + e.getMessage(), e);
        }
    }

    public X509Certificate certificate() {
        return root;
    }

    /// As `pve-root-ca.pem` holds it.
    public String pem() {
        return StandInCertificate.pem(root);
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate signed(
            KeyPair keys,
            String subject,
            String issuer,
            PrivateKey issuerKey,
            Instant notBefore,
            Instant notAfter,
            byte[] extension)
            throws GeneralSecurityException {
        byte[] algorithm = sequence(identifier(ECDSA_WITH_SHA256));
        byte[] content = sequence(
                explicit(0, integer(BigInteger.valueOf(VERSION_3))),
                integer(new BigInteger(64, RANDOM).setBit(64)),
                algorithm,
                name(issuer),
                sequence(time(notBefore), time(notAfter)),
                name(subject),
                keys.getPublic().getEncoded(),
                explicit(3, sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuerKey);
        signature.update(content);
        byte[] whole = sequence(content, algorithm, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] name(String commonName) {
        return sequence(set(sequence(identifier(COMMON_NAME), text(commonName))));
    }

    private static byte[] extension(String identifier, byte[] value) {
        byte[] critical = identifier.equals(BASIC_CONSTRAINTS) ? truth() : new byte[0];
        return sequence(joined(identifier(identifier), critical), octets(value));
    }

    private static byte[] alternative(String name) {
        return IS_ADDRESS.matcher(name).matches()
                ? implicit(ADDRESS, InetAddress.ofLiteral(name).getAddress())
                : implicit(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }
}
