package hypervisor.source.pmxcfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a whole file.
@FunctionalInterface
interface FileContent {
    /// Proxmox VE lets no file under `/etc/pve` have more.
    int MOST_BYTES = 1 << 20;

    /// @throws IOException also of a file that is larger than [#MOST_BYTES]
    String of(Path file) throws IOException;

    /// Bytes that are not UTF-8 become the replacement character.
    static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file + " has more than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
