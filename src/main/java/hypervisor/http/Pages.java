package hypervisor.http;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is served at a time, and how many answers are being put together from it: whoever replaces it learns when
/// nobody needs any more what stands behind it. That a slow client still takes its answer does not count.
public final class Pages {
    private final Map<String, Page> pages;
    private int answering;
    private boolean replaced;

    Pages(Map<String, Page> pages) {
        this.pages = Map.copyOf(pages);
    }

    @Nullable Page at(String path) {
        return pages.get(path);
    }

    /// For a person who asked for one that is not there.
    String paths() {
        return String.join(" ", new TreeMap<>(pages).keySet());
    }

    /// To be followed by [#leave], unless it is false: then others have taken their place.
    synchronized boolean enter() {
        if (!replaced) {
            answering++;
        }
        return !replaced;
    }

    synchronized void leave() {
        answering--;
        notifyAll();
    }

    /// Nobody enters from here on.
    synchronized void replace() {
        replaced = true;
        notifyAll();
    }

    /// Waits until others have taken their place and the last answer is put together.
    ///
    /// @return whether that was so in time
    public synchronized boolean awaitUnused(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (!isUnused() && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = end - System.nanoTime();
        }
        return isUnused();
    }

    /// Whether others have taken their place and the last answer is put together.
    public synchronized boolean isUnused() {
        return replaced && answering == 0;
    }
}
