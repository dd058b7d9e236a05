package hypervisor.scrape;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What one run of a collector asked for and got, where somebody wants to see that: it goes with the [Deadline] to
/// wherever something is asked. What a note says is shown to whoever may scrape, so never a secret.
public final class Notes {
    /// Of runs that nobody wants to see.
    public static final Notes NONE = new Notes(0);

    private static final int MOST = 300;
    private static final int LONGEST = 300;

    private final int most;
    private final List<Note> notes = new ArrayList<>();
    private int more;

    private record Note(long nanoTime, String text) {}

    private Notes(int most) {
        this.most = most;
    }

    /// Of the first three hundred, each cut to three hundred characters.
    static Notes kept() {
        return new Notes(MOST);
    }

    /// Something has just been asked, and this is how it went.
    ///
    /// @param text not worked out where nobody wants to see it
    public void add(Supplier<String> text) {
        if (most > 0) {
            keep(text.get());
        }
    }

    private synchronized void keep(String text) {
        if (notes.size() < most) {
            String line = text.replaceAll("\\p{Cntrl}", " ");
            notes.add(new Note(System.nanoTime(), line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line));
        } else {
            more++;
        }
    }

    /// A line for each, with when it was made.
    ///
    /// @param since what the times are counted from, in nanoseconds of the monotonic clock
    synchronized List<String> lines(long since) {
        List<String> lines = new ArrayList<>();
        for (Note note : notes) {
            lines.add(after(note.nanoTime() - since) + " " + note.text());
        }
        if (more > 0) {
            lines.add("and " + more + " more");
        }
        return lines;
    }

    /// `+12.3 ms`.
    static String after(long nanos) {
        return (nanos < 0 ? "-" : "+") + time(Duration.ofNanos(Math.abs(nanos)));
    }

    /// `12.3 ms`.
    static String time(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }
}
