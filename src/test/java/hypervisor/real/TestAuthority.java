package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A certificate authority for two days, made by `openssl`, in a folder with the file names that libvirt has.
public final class TestAuthority {
    private final Path folder;

    /// With a server on 127.0.0.1 and a client.
    public TestAuthority(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-authority -keyout cakey.pem -out cacert.pem");
        issue("server", "subjectAltName=IP:127.0.0.1");
        issue("client", "extendedKeyUsage=clientAuth");
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /// Where a client finds what it needs: `?pkipath=`.
    Path folder() {
        return folder;
    }

    /// A certificate and its key as NAMEcert.pem and NAMEkey.pem, in place of any that are there.
    public void issue(String name, String extension) {
        try {
            Files.writeString(folder.resolve("extensions"), extension);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openssl("req -newkey rsa:2048 -nodes -subj /CN=%1$s -keyout %1$skey.pem -out request".formatted(name));
        openssl("x509 -req -in request -CA cacert.pem -CAkey cakey.pem -CAcreateserial -days 2 -extfile extensions"
                + " -out " + name + "cert.pem");
    }

    private void openssl(String arguments) {
        Commands.run(List.of("sh", "-c", "cd \"$0\" && openssl " + arguments, folder.toString()));
    }
}
