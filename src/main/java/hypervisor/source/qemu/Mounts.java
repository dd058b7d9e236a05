package hypervisor.source.qemu;

import hypervisor.source.procfs.KernelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which file system a path is on, of those the machine has mounted: one whose server is gone hangs all that ask for a
/// file of it, and nobody else.
record Mounts(List<String> points) {
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /// Of the machine's first process; only the root where that cannot be read.
    static Mounts of(Path proc) {
        try {
            return parse(KernelFile.text(proc.resolve("1/mounts")));
        } catch (IOException _) {
            return new Mounts(List.of("/"));
        }
    }

    /// The second word of each line is where it is mounted, with blanks and such as `\040`.
    static Mounts parse(String text) {
        Stream<String> points = text.lines()
                .map(line -> line.split(" ", 3))
                .filter(words -> words.length == 3)
                .map(words -> OCTAL.matcher(words[1]).replaceAll(Mounts::character));
        return new Mounts(Stream.concat(points, Stream.of("/"))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static String character(MatchResult octal) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octal.group(1), 8)));
    }

    /// Where the file system is mounted that an absolute path is on.
    String of(String path) {
        for (String point : points) {
            if (point.equals("/") || path.equals(point) || path.startsWith(point + "/")) {
                return point;
            }
        }
        return "/";
    }
}
