package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An authority for two days, with a server on 127.0.0.1 and a client, made by the JDK's keytool.
final class TestKeys {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path file;
    private final KeyStore store;

    TestKeys(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        file = directory.resolve("keys.p12");
        generate("ca", "-ext", "bc:c");
        generate("server", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
        generate("client", "-signer", "ca");
        store = KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private void generate(String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
        Collections.addAll(command, "-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-validity", "2");
        Collections.addAll(command, "-keyalg", "RSA", "-keysize", "2048", "-storetype", "PKCS12");
        Collections.addAll(command, "-keystore", file.toString(), "-storepass", new String(PASSWORD));
        Collections.addAll(command, more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /// What a server that asks for the client's certificate uses.
    SSLContext server() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(only("server"), PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authority = empty();
        authority.setCertificateEntry("ca", store.getCertificate("ca"));
        trust.init(authority);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore only(String alias) throws GeneralSecurityException {
        KeyStore one = empty();
        one.setKeyEntry(alias, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
        return one;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore empty = KeyStore.getInstance("PKCS12");
            empty.load(null, null);
            return empty;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    void writeAuthority(Path target) throws IOException, GeneralSecurityException {
        write(target, "CERTIFICATE", store.getCertificate("ca").getEncoded());
    }

    void writeClient(Path certificate, Path key) throws IOException, GeneralSecurityException {
        write(certificate, "CERTIFICATE", store.getCertificate("client").getEncoded());
        write(key, "PRIVATE KEY", store.getKey("client", PASSWORD).getEncoded());
    }

    private static void write(Path target, String kind, byte[] der) throws IOException {
        Files.createDirectories(target.getParent());
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(target, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind));
    }
}
