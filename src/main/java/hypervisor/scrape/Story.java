package hypervisor.scrape;

import hypervisor.fact.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What happened in one scrape, in words: for a person who asks for it along with the answer. A run that this scrape
/// only joined is said to be one, and what it asked is its own scrape's to tell.
final class Story {
    /// More collectors than there are; and all their notes.
    private static final int MOST_LINES = 5000;

    private final long began = System.nanoTime();
    private final List<String> lines = new ArrayList<>();

    void tell(Part<?> part, Outcome outcome) {
        add(outcome.collector() + " (" + outcome.source() + "): " + result(outcome));
        Run<?> run = part.run();
        long sinceStart = run.startedNanos() - began;
        switch (part.whose()) {
            case KNOWN -> add("    shows what is still fresh, nothing was asked");
            case JOINED -> add("    joined a run that was going, started at " + Notes.after(sinceStart));
            case OWN -> {
                add("    started at " + Notes.after(sinceStart));
                run.notes().lines(began).forEach(line -> add("    " + line));
            }
        }
    }

    /// All lines, with how long the scrape took.
    List<String> end() {
        add("all of it took " + Notes.time(Duration.ofNanos(System.nanoTime() - began)));
        return List.copyOf(lines);
    }

    private static String result(Outcome outcome) {
        String took = String.format(Locale.ROOT, "%.1f ms", outcome.seconds() * 1e3);
        String how = !outcome.success() ? "failed" : outcome.because() == null ? "succeeded" : "nothing here";
        String age = outcome.ageSeconds() == null || outcome.ageSeconds() == 0
                ? ""
                : String.format(Locale.ROOT, ", the value is %.1f s old", outcome.ageSeconds());
        return how + ", took " + took + age + (outcome.background() ? ", read in the background" : "")
                + (outcome.because() == null ? "" : ": " + outcome.because().replaceAll("\\p{Cntrl}", " "));
    }

    private void add(String line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }
}
