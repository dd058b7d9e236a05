package hypervisor.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/// Where the password for libvirt comes from: the setting, its file, or the systemd credential `libvirt.password`.
/// Read anew for every connection, so that a changed file needs no restart.
public final class LibvirtPassword {
    private static final String CREDENTIAL = "libvirt.password";
    private static final int LARGEST = 4096;

    private LibvirtPassword() {}

    /// @param environment where systemd names its directory: `CREDENTIALS_DIRECTORY`
    /// @return a secret that is not present where there is none
    /// @throws ConfigException where a file that is named cannot be read; never with its content
    public static Secret read(Settings settings, Map<String, String> environment) {
        Secret given = settings.of(LibvirtSettings.PASSWORD);
        String file = settings.of(LibvirtSettings.PASSWORD_FILE);
        if (given.isPresent()) {
            return given;
        }
        if (!file.isEmpty()) {
            return read(file, settings.origin(LibvirtSettings.PASSWORD_FILE));
        }
        String directory = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
        if (directory.isEmpty() || !Files.exists(Path.of(directory, CREDENTIAL))) {
            return Secret.NONE;
        }
        return read(Path.of(directory, CREDENTIAL).toString(), "systemd credential " + CREDENTIAL);
    }

    private static Secret read(String file, String origin) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (bytes.length > LARGEST) {
                throw new ConfigException(origin, file + ": larger than " + LARGEST + " bytes, not a password");
            }
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
                end--;
            }
            if (end == 0) {
                throw new ConfigException(origin, file + " is empty");
            }
            return new Secret(text.substring(0, end));
        } catch (NoSuchFileException _) {
            throw new ConfigException(origin, "no such file: " + file);
        } catch (IOException | InvalidPathException e) {
            throw new ConfigException(
                    origin,
                    "cannot read " + Printable.of(file) + ": " + e.getClass().getSimpleName());
        }
    }
}
