package hypervisor.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a host, put where a test wants them. They stand one after another in a text:
///
/// ```
/// @ proc/1327/io
/// rchar: 703952
/// > proc/1327/exe -> /usr/bin/qemu-system-x86_64
/// = var/lib/vz/images/311/vm-311-disk-0.qcow2 196616 qcow2 16777216
/// ```
///
/// A file begins with `@`, a link with `>`; `=` is a file of that length, the header of an image in it where it says
/// so.
/// In a file `\0` is a NUL byte, `\r` a carriage return, and `\c` at its very end means that no line break is there.
public final class RecordedTree {
    private static final int QCOW2 = 0x514649fb;
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0r\\\\])");

    private RecordedTree() {}

    public static void put(Path text, Path root) throws IOException {
        List<String> lines = Files.readAllLines(text, UTF_8);
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at++);
            String rest = line.length() > 2 ? line.substring(2) : "";
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '@' -> {
                    var content = new StringBuilder();
                    while (at < lines.size() && !begins(lines.get(at))) {
                        content.append(lines.get(at++)).append('\n');
                    }
                    Files.writeString(place(root, rest), unescaped(content.toString()), UTF_8);
                }
                case '>' -> link(root, rest.split(" -> ", 2));
                case '=' -> image(root, rest.split(" "));
                default -> {} // a remark at the beginning
            }
        }
    }

    /// Some lead out of the folder, of which whoever removes it would warn.
    static void removeLinks(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static boolean begins(String line) {
        return line.startsWith("@ ") || line.startsWith("> ") || line.startsWith("= ");
    }

    private static Path place(Path root, String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    /// A link to a device leads where it led, which is looked up within the tree: there is a file there.
    private static void link(Path root, String[] parts) throws IOException {
        String target = parts[1];
        if (target.startsWith("/dev/")) {
            Path device = place(root, target.substring(1));
            if (!Files.exists(device)) {
                Files.createFile(device);
            }
        }
        Path link = place(root, parts[0]);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
    }

    private static void image(Path root, String[] parts) throws IOException {
        try (var file = new RandomAccessFile(place(root, parts[0]).toFile(), "rw")) {
            file.setLength(Long.parseLong(parts[1]));
            if (parts.length > 2) {
                file.write(ByteBuffer.allocate(104)
                        .putInt(0, QCOW2)
                        .putInt(4, 3)
                        .putInt(20, 16)
                        .putLong(24, Long.parseLong(parts[3]))
                        .putInt(100, 104)
                        .array());
            }
        }
    }

    private static String unescaped(String content) {
        String whole = content.endsWith("\\c\n") ? content.substring(0, content.length() - 3) : content;
        return ESCAPE.matcher(whole).replaceAll(escape -> switch (escape.group(1)) {
            case "0" -> "\0";
            case "r" -> "\r";
            default -> "\\\\"; // one, in a replacement
        });
    }
}
