package hypervisor.http.tls;

import hypervisor.config.ConfigException;
import hypervisor.config.PemPlace;
import hypervisor.pem.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;

/// Certificates and keys from where a configuration has them; what is wrong is told with its place.
final class PemFiles {
    private PemFiles() {}

    static List<Certificate> certificates(PemPlace place) {
        return read(place, Pem::certificates);
    }

    static PrivateKey key(PemPlace place) {
        return read(place, Pem::privateKey);
    }

    private interface Reader<T> {
        T read(String origin, byte[] pem) throws IOException;
    }

    private static <T> T read(PemPlace place, Reader<T> reader) {
        try {
            Path file = place.file();
            return file == null
                    ? reader.read("this text", place.text().reveal().getBytes(StandardCharsets.UTF_8))
                    : reader.read(file.toString(), Pem.read(file));
        } catch (IOException e) {
            throw new ConfigException(place.place(), String.valueOf(e.getMessage()));
        }
    }
}
