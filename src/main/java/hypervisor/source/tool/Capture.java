package hypervisor.source.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// What comes out of a pipe, up to a limit, read on a thread of its own: a program that cannot be killed keeps
/// the pipe open, and who reads from it waiting.
final class Capture {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;
    private final int most;
    private final @Nullable Runnable atLimit;
    private volatile boolean full;

    private Capture(String name, InputStream in, int most, @Nullable Runnable atLimit) {
        this.most = most;
        this.atLimit = atLimit;
        thread = Thread.ofPlatform().daemon().name(name).start(() -> read(in));
    }

    /// Reads until there is more than is kept, and closes the pipe then.
    ///
    /// @param atLimit what to do then besides
    static Capture upTo(int most, String name, InputStream in, Runnable atLimit) {
        return new Capture(name, in, most, atLimit);
    }

    /// Reads to the end, so that nobody who writes has to wait, and keeps the first of it.
    static Capture firstOf(int most, String name, InputStream in) {
        return new Capture(name, in, most, null);
    }

    private void read(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                keep(buffer, count);
                if (full && atLimit != null) {
                    atLimit.run();
                    return;
                }
            }
        } catch (IOException _) {
            // the program is gone, and what it printed until then is there
        }
    }

    private synchronized void keep(byte[] buffer, int count) {
        int room = most - bytes.size();
        bytes.write(buffer, 0, Math.min(room, count));
        full = full || count > room;
    }

    /// Waits until the pipe is closed, but not for long: another process may have inherited it.
    void await(long millis) throws InterruptedException {
        thread.join(Math.max(1, millis));
    }

    /// Whether somebody has the pipe open still.
    boolean isGoing() {
        return thread.isAlive();
    }

    boolean isFull() {
        return full;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }
}
