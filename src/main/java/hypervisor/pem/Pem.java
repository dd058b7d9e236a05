package hypervisor.pem;

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

/// Texts and files with `-----BEGIN …-----` in them.
public final class Pem {
    private static final int MOST = 1024 * 1024;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (?<kind>[A-Z0-9 ]*PRIVATE KEY)-----(?<body>[^-]*)-----END \\k<kind>-----");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private Pem() {}

    public static List<Certificate> certificates(Path file) throws IOException {
        return certificates(file.toString(), read(file));
    }

    /// All of them, in their order. What else is there, such as a key, is passed over.
    ///
    /// @param file where they are, for messages
    /// @throws IOException where there is none, or one that cannot be read
    public static List<Certificate> certificates(String file, byte[] pem) throws IOException {
        try {
            List<Certificate> certificates = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(only(pem))));
            if (certificates.isEmpty()) {
                throw new IOException("there is no certificate in " + file);
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IOException("there is no readable certificate in " + file + ": " + e.getMessage(), e);
        }
    }

    /// The certificates alone, where they are in text: what stands between them and before them may be
    /// anything.
    private static byte[] only(byte[] pem) {
        var certificates = new StringBuilder();
        Matcher certificate = CERTIFICATE.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        while (certificate.find()) {
            certificates.append(certificate.group()).append('\n');
        }
        return certificates.isEmpty() ? pem : certificates.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    public static PrivateKey privateKey(Path file) throws IOException {
        return privateKey(file.toString(), read(file));
    }

    /// The first one.
    ///
    /// @param file where it is, for messages
    /// @throws IOException where there is none that can be used
    public static PrivateKey privateKey(String file, byte[] text) throws IOException {
        Matcher pem = KEY.matcher(new String(text, StandardCharsets.ISO_8859_1));
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

    private static byte[] ofEc(String file, byte[] der) throws IOException {
        byte[] pkcs8 = Der.pkcs8OfEc(der);
        if (pkcs8 == null) {
            throw new IOException("the private key in " + file + " does not say which curve it is on");
        }
        return pkcs8;
    }

    private static byte[] decode(String file, String body) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("the private key in " + file + " is not whole", e);
        }
    }

    /// The key itself says of which kind it is, but not to [KeyFactory].
    private static PrivateKey pkcs8(String file, byte[] der) throws IOException {
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

    /// At most a mebibyte of it.
    ///
    /// @throws IOException where it cannot be read, saying why
    public static byte[] read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MOST);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no " + file, e);
        } catch (AccessDeniedException e) {
            throw new IOException("%s cannot read %s".formatted(System.getProperty("user.name"), file), e);
        }
    }
}
