package hypervisor.source.zfs;

import java.util.ArrayList;
import java.util.List;

/// What a program printed, by lines.
public final class PrintedLines {
    private PrintedLines() {}

    /// Only whole lines: one without an end was cut off, and what it says may be half a number.
    public static List<String> whole(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            lines.add(text.substring(start, last));
            start = end + 1;
        }
        return lines;
    }
}
