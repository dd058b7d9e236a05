package hypervisor.source.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An authority, made by the JDK's keytool, and certificates of it for this machine and for others. Made once
/// for all tests.
public final class ClusterKeys {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final ClusterKeys SHARED = make();

    private final Path directory;
    private final KeyStore store;

    private ClusterKeys(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        this.directory = directory;
        generate("ca", "-validity", "2", "-ext", "bc:c");
        generate("other-ca", "-validity", "2", "-ext", "bc:c");
        generate("server", "-validity", "2", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
        generate("pve1", "-validity", "2", "-signer", "ca", "-ext", "san=dns:pve1.example.com");
        generate("expired", "-startdate", "-9d", "-validity", "2", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
        store = KeyStore.getInstance(directory.resolve("keys.p12").toFile(), PASSWORD);
    }

    public static ClusterKeys shared() {
        return SHARED;
    }

    private static ClusterKeys make() {
        try {
            return new ClusterKeys(Files.createTempDirectory("cluster-keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void generate(String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
        Collections.addAll(command, "-genkeypair", "-alias", alias, "-dname", "CN=" + alias);
        Collections.addAll(command, "-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12");
        Collections.addAll(
                command, "-keystore", directory.resolve("keys.p12").toString(), "-storepass", new String(PASSWORD));
        Collections.addAll(command, more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /// What a server with one of the certificates uses.
    ///
    /// @param alias `server` (for 127.0.0.1), `pve1` (for pve1.example.com), `expired`
    SSLContext server(String alias) {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(alias, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate certificate(String alias) {
        try {
            return (X509Certificate) store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file with these certificates, one after the other.
    Path file(String... aliases) {
        try {
            var text = new StringBuilder();
            for (String alias : aliases) {
                String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificate(alias).getEncoded());
                text.append("subject=")
                        .append(alias)
                        .append("\n-----BEGIN CERTIFICATE-----\n")
                        .append(body);
                text.append("\n-----END CERTIFICATE-----\n");
            }
            Path file = directory.resolve(String.join("-", aliases) + ".pem");
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
