package hypervisor.source.procfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where file systems are mounted, by the kernel: asking it touches none of them. One whose server is gone hangs all
/// that ask for a file of it, and nobody else.
///
/// @param points as absolute paths
public record MountTable(Set<String> points) {
    private static final int MOST_BYTES = 8 << 20;
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");
    private static final String ROOT = "/";

    public MountTable {
        points = Set.copyOf(points);
    }

    /// As the first process sees it, which is the host's view from inside a container that has the host's `/proc`; or
    /// as this process does, where that may not be read. Null where neither can.
    public static @Nullable MountTable read(Path proc) {
        for (String file : new String[] {"1/mounts", "mounts"}) {
            try (InputStream in = Files.newInputStream(proc.resolve(file))) {
                return parse(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            } catch (IOException _) {
                // the other one, then
            }
        }
        return null;
    }

    static MountTable parse(String text) {
        Set<String> points = new HashSet<>();
        text.lines().forEach(line -> {
            String[] columns = line.split(" ", 3);
            if (columns.length > 2) {
                points.add(plain(unescaped(columns[1])));
            }
        });
        return new MountTable(points);
    }

    public boolean has(String path) {
        return points.contains(plain(path));
    }

    /// The mount that a path is on, as far as its text tells.
    public String under(String path) {
        String at = plain(path);
        while (!points.contains(at)) {
            int slash = at.lastIndexOf('/');
            if (slash <= 0) {
                return ROOT;
            }
            at = at.substring(0, slash);
        }
        return at;
    }

    private static String plain(String path) {
        String plain = path.replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /// `\040` is a space.
    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(code -> {
            char character = (char) Integer.parseInt(code.group(1), 8);
            return character == '\\' || character == '$' ? "\\" + character : String.valueOf(character);
        });
    }
}
