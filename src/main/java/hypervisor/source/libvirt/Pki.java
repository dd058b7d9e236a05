package hypervisor.source.libvirt;

import hypervisor.source.libvirt.wire.TlsKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the keys for TLS where libvirt's own client looks for them: the directory `pkipath`, or the user's
/// `~/.pki/libvirt`, or the system's `/etc/pki`.
final class Pki {
    private Pki() {}

    /// @throws IOException there is no certificate of an authority, and the server is to be verified
    static TlsKeys find(LibvirtUri uri, LibvirtEnvironment environment) throws IOException {
        boolean verify = !uri.flag("no_verify");
        String given = uri.parameter("pkipath");
        if (given != null) {
            Path directory = Path.of(given);
            return new TlsKeys(
                    verify ? directory.resolve("cacert.pem") : null,
                    identity(directory.resolve("clientcert.pem"), directory.resolve("clientkey.pem")));
        }
        Path user = environment.home().resolve(".pki/libvirt");
        Path system = environment.pki().resolve("libvirt");
        TlsKeys.Identity own = identity(user.resolve("clientcert.pem"), user.resolve("clientkey.pem"));
        return new TlsKeys(
                verify ? authority(user.resolve("cacert.pem"), environment.pki().resolve("CA/cacert.pem")) : null,
                own != null
                        ? own
                        : identity(system.resolve("clientcert.pem"), system.resolve("private/clientkey.pem")));
    }

    private static Path authority(Path... places) throws IOException {
        for (Path place : places) {
            if (Files.exists(place)) {
                return place;
            }
        }
        throw new IOException(
                "there is no certificate of an authority to verify the server by: none of %s is there; put it there, "
                                .formatted(List.of(places))
                        + "or name the directory of the PEM files as ?pkipath=DIRECTORY");
    }

    /// A client without a certificate may be welcome too.
    private static TlsKeys.@Nullable Identity identity(Path certificate, Path key) {
        return Files.exists(certificate) ? new TlsKeys.Identity(certificate, key) : null;
    }
}
