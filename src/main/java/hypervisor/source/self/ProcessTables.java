package hypervisor.source.self;

import hypervisor.source.MalformedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Single rows out of the tables in `/proc` that name each row.
final class ProcessTables {
    private ProcessTables() {}

    /// A size in `/proc/PID/status`, in bytes, or null if there is no such row: `VmRSS:     81236 kB`.
    static @Nullable Long statusBytes(String origin, String text, String name) {
        String row = row(text, name + ":");
        if (row == null) {
            return null;
        }
        String[] words = row.strip().split("\\s+");
        if (words.length != 2 || !words[1].equals("kB")) {
            throw new MalformedException(origin, line(text, name), name + " is not a number of kB: " + row.strip());
        }
        return Math.multiplyExact(number(origin, text, name, words[0], Long.MAX_VALUE / 1024), 1024L);
    }

    /// The soft limit in `/proc/PID/limits`, or null where it is unlimited or not listed:
    /// `Max open files            1024                 524288               files     `.
    static @Nullable Long softLimit(String origin, String text, String name) {
        String row = row(text, name + " ");
        if (row == null) {
            return null;
        }
        String soft = row.strip().split("\\s+")[0];
        return soft.equals("unlimited") ? null : number(origin, text, name, soft, Long.MAX_VALUE);
    }

    /// When the machine started, in seconds since 1970, out of `/proc/stat`: `btime 1763689321`.
    static long bootTimeSeconds(String origin, String text) {
        String row = row(text, "btime ");
        if (row == null) {
            throw new MalformedException(origin, "no line «btime»");
        }
        return number(origin, text, "btime", row.strip(), Long.MAX_VALUE);
    }

    private static @Nullable String row(String text, String start) {
        for (String line : lines(text)) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        return null;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static int line(String text, String start) {
        List<String> lines = lines(text);
        int i = 0;
        while (i < lines.size() && !lines.get(i).startsWith(start)) {
            i++;
        }
        return i + 1;
    }

    private static long number(String origin, String text, String name, String word, long limit) {
        try {
            long number = Long.parseLong(word);
            if (number >= 0 && number <= limit) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new MalformedException(origin, line(text, name), name + " is not a number: " + word);
    }
}
