package hypervisor.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A configuration file: UTF-8, at most one mebibyte.
final class YamlFile {
    private static final int LARGEST = 1 << 20;

    private YamlFile() {}

    /// @param by what named the file, for the message that it cannot be read
    /// @return null where the file holds nothing
    /// @throws ConfigException where it cannot be read, or is not YAML
    static @Nullable Yaml read(String file, String by) {
        byte[] bytes = bytes(file, by);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(rest, text, true);
        text.flip();
        if (result.isError()) {
            throw new ConfigException(placeOfEnd(file, text), "not UTF-8 from here on");
        }
        return YamlParser.parse(file, text.toString());
    }

    private static byte[] bytes(String file, String by) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ConfigException(file, "larger than 1 MiB, which no configuration needs");
            }
            return bytes;
        } catch (NoSuchFileException _) {
            throw new ConfigException(by, "no such file: " + file);
        } catch (AccessDeniedException _) {
            throw new ConfigException(by, "not allowed to read " + file);
        } catch (FileSystemException e) {
            throw new ConfigException(by, "cannot read " + file + ": " + e.getReason());
        } catch (IOException | InvalidPathException e) {
            throw new ConfigException(by, "cannot read " + Printable.of(file) + ": " + e.getMessage());
        }
    }

    private static String placeOfEnd(String file, CharBuffer text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new Yaml.Place(file, line, column).toString();
    }
}
