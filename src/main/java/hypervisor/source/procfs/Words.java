package hypervisor.source.procfs;

import org.jspecify.annotations.Nullable;

/// The words of one line after another, without a copy of the text: blanks and tabs stand between them.
public final class Words {
    private final String text;
    private final int end;
    private int from;
    private int to;

    /// @param from where the first word is looked for
    /// @param end where the line ends
    public Words(String text, int from, int end) {
        this.text = text;
        this.end = end;
        this.from = from;
        this.to = from;
    }

    public Words(String line) {
        this(line, 0, line.length());
    }

    /// Goes to the next word, if there is one.
    public boolean next() {
        from = to;
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        to = from;
        while (to < end && !isBlank(text.charAt(to))) {
            to++;
        }
        return from < to;
    }

    public String word() {
        return text.substring(from, to);
    }

    /// The word as a number, null where it is none.
    public @Nullable Long number() {
        return Numbers.whole(text, from, to);
    }

    /// The next word as a number, null where there is none.
    public @Nullable Long nextNumber() {
        return next() ? number() : null;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
