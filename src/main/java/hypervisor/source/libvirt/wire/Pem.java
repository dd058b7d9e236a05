package hypervisor.source.libvirt.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files with `-----BEGIN …-----` in them.
final class Pem {
    private static final int MOST = 1024 * 1024;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (?<kind>[A-Z0-9 ]*PRIVATE KEY)-----(?<body>[^-]*)-----END \\k<kind>-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private Pem() {}

    static List<Certificate> certificates(Path file) throws IOException {
        try {
            List<Certificate> certificates = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(read(file))));
            if (certificates.isEmpty()) {
                throw new IOException("there is no certificate in " + file);
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IOException("there is no readable certificate in " + file + ": " + e.getMessage(), e);
        }
    }

    static PrivateKey privateKey(Path file) throws IOException {
        Matcher pem = KEY.matcher(new String(read(file), StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException("there is no private key in " + file);
        }
        String kind = pem.group("kind");
        String body = pem.group("body");
        if (kind.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED")) {
            throw new IOException("the private key in " + file + " has a password, and nobody can be asked for it;"
                    + " store it without (openssl pkey -in OLD -out NEW), readable by this user only");
        }
        byte[] der = decode(file, body);
        return switch (kind) {
            case "PRIVATE KEY" -> pkcs8(file, der);
            case "RSA PRIVATE KEY" -> pkcs8(file, Der.pkcs8OfRsa(der));
            case "EC PRIVATE KEY" -> pkcs8(file, ofEc(file, der));
            default -> throw new IOException("the private key in " + file + " is of a kind not supported: " + kind);
        };
    }

    private static byte[] ofEc(Path file, byte[] der) throws IOException {
        byte[] pkcs8 = Der.pkcs8OfEc(der);
        if (pkcs8 == null) {
            throw new IOException("the private key in " + file + " does not say which curve it is on");
        }
        return pkcs8;
    }

    private static byte[] decode(Path file, String body) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("the private key in " + file + " is not whole", e);
        }
    }

    /// The key itself says of which kind it is, but not to [KeyFactory].
    private static PrivateKey pkcs8(Path file, byte[] der) throws IOException {
        GeneralSecurityException last = new GeneralSecurityException("no algorithm");
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw new IOException("the private key in " + file + " cannot be used", last);
    }

    private static byte[] read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MOST);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no " + file, e);
        } catch (AccessDeniedException e) {
            throw new IOException("%s cannot read %s".formatted(System.getProperty("user.name"), file), e);
        }
    }
}
