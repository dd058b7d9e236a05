package hypervisor.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/// Where a secret comes from: its setting, the file that another setting names, or else a systemd credential. Read
/// anew whenever it is needed, so that a changed file needs no restart.
///
/// @param credential the name of systemd's credential: `libvirt.password`
public record SecretPlaces(Setting<Secret> setting, Setting<String> file, String credential) {
    private static final String DIRECTORY = "CREDENTIALS_DIRECTORY";
    private static final int LARGEST = 4096;

    /// @param environment where systemd names its directory: `CREDENTIALS_DIRECTORY`
    /// @return a secret that is not present where there is none
    /// @throws ConfigException where a file that is named cannot be read; never with its content
    public Secret read(Settings settings, Map<String, String> environment) {
        Secret given = settings.of(setting);
        String named = settings.of(file);
        if (given.isPresent()) {
            return given;
        }
        if (!named.isEmpty()) {
            return read(named, settings.origin(file));
        }
        return hasCredential(environment)
                ? read(credentialFile(environment).toString(), "systemd credential " + credential)
                : Secret.NONE;
    }

    /// Whether the settings themselves name it.
    boolean isSet(Settings settings) {
        return settings.of(setting).isPresent() || !settings.of(file).isEmpty();
    }

    boolean hasCredential(Map<String, String> environment) {
        return !environment.getOrDefault(DIRECTORY, "").isEmpty() && Files.exists(credentialFile(environment));
    }

    private Path credentialFile(Map<String, String> environment) {
        return Path.of(environment.getOrDefault(DIRECTORY, ""), credential);
    }

    private static Secret read(String file, String origin) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (bytes.length > LARGEST) {
                throw new ConfigException(origin, file + ": larger than " + LARGEST + " bytes, which no secret is");
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
