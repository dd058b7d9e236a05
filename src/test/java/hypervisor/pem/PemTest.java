package hypervisor.pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    /// Of PKCS #8 around an RSA key of 2048 bits: sequence, version, algorithm, octet string.
    private static final int PKCS8_AROUND_RSA = 26;

    /// Made by `openssl ecparam -name prime256v1 -genkey -noout` for this test, and used nowhere.
    private static final String EC_BODY = """
            MHcCAQEEIMTDoLwmEFgsWUwqnKXLTKwydjzeUJQN5MC3/5oZtb/aoAoGCCqGSM49
            AwEHoUQDQgAE6eJeWF6bBWs/Uio0hdHNcWnrNaeQ3JMAQb+tiRc9ZQHXDUDAr4jn
            lGJxsZNGKaouPQycLGp3UHIu1Kzxf/QoQg==
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void pkcs8(String algorithm) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

        assertThat(Pem.privateKey(file("PRIVATE KEY", encoded(pair.getPrivate().getEncoded()))))
                .isEqualTo(pair.getPrivate());
    }

    @Test
    void pkcs1() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_AROUND_RSA, pkcs8.length);

        assertThat(Pem.privateKey(file("RSA PRIVATE KEY", encoded(pkcs1)))).isEqualTo(pair.getPrivate());
    }

    @Test
    void sec1WithTheCurveBeforeIt() throws Exception {
        Path file = file("EC PRIVATE KEY", EC_BODY);
        Files.writeString(
                file,
                "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                        + Files.readString(file));

        assertThat(Pem.privateKey(file)).isInstanceOf(ECPrivateKey.class);
    }

    @Test
    void whatIsWrongIsToldWithTheFile() throws Exception {
        assertThatThrownBy(() -> Pem.privateKey(directory.resolve("none")))
                .hasMessage("there is no " + directory.resolve("none"));
        Path empty = Files.writeString(directory.resolve("empty"), "");
        assertThatThrownBy(() -> Pem.privateKey(empty)).hasMessage("there is no private key in " + empty);
        assertThatThrownBy(() -> Pem.certificates(empty)).hasMessage("there is no certificate in " + empty);
        assertThatThrownBy(() -> Pem.privateKey(file("ENCRYPTED PRIVATE KEY", "AAAA")))
                .hasMessageContaining("has a password");
        assertThatThrownBy(() -> Pem.privateKey(file("DSA PRIVATE KEY", "AAAA")))
                .hasMessageEndingWith("DSA PRIVATE KEY");
        assertThatThrownBy(() -> Pem.privateKey(file("PRIVATE KEY", "AAAA"))).hasMessageContaining("cannot be used");
    }

    @Test
    void aKeyMayHoldAnything() {
        Fuzz.run(3, 300, random -> {
            byte[] der = Base64.getMimeDecoder().decode(EC_BODY);
            for (int i = random.nextInt(6); i >= 0; i--) {
                der[random.nextInt(der.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(der, random.nextInt(der.length + 1));
            try {
                Pem.privateKey(file(random.nextBoolean() ? "EC PRIVATE KEY" : "RSA PRIVATE KEY", encoded(cut)));
            } catch (IOException e) {
                assertThat(e).hasMessageContaining(directory.toString());
            }
            return cut.length;
        });
    }

    private static String encoded(byte[] der) {
        return Base64.getMimeEncoder().encodeToString(der);
    }

    private Path file(String kind, String body) throws IOException {
        return Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body.strip(), kind));
    }
}
