package hypervisor.source.tool;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One run of a program: what is there of it, and how it is ended.
final class Child {
    private static final int MOST_ERROR_BYTES = 4096;
    private static final long CLOSING_MILLIS = 500;

    private volatile @Nullable Running running;
    private volatile boolean failed;

    private record Running(Process process, Capture out, Capture error) {}

    /// The program runs from here on.
    ///
    /// @param most bytes of its standard output: it is killed when it prints more
    void started(String key, Process process, int most) {
        var out = Capture.upTo(most, "out of " + key, process.getInputStream(), () -> kill(process));
        var error = Capture.firstOf(MOST_ERROR_BYTES, "error of " + key, process.getErrorStream());
        running = new Running(process, out, error);
    }

    /// The program could not be run at all.
    void failed() {
        failed = true;
    }

    /// Whether it has not ended yet, or somebody who has its pipe from it keeps a thread of ours waiting.
    boolean isGoing() {
        Running now = running;
        return now == null ? !failed : now.process.isAlive() || now.out.isGoing() || now.error.isGoing();
    }

    /// False if it has not ended by then.
    boolean await(long nanos) throws InterruptedException {
        Running now = known();
        if (!now.process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        now.out.await(CLOSING_MILLIS);
        now.error.await(CLOSING_MILLIS);
        return true;
    }

    /// Whether it printed more than is kept.
    boolean isEndless() {
        return known().out.isFull();
    }

    Output output() {
        Running now = known();
        String error = new String(now.error.bytes(), StandardCharsets.UTF_8);
        return new Output(now.process.exitValue(), now.out.bytes(), error.strip());
    }

    /// Ends it and all that it started, and gives the kernel a moment to clean up.
    void end() throws InterruptedException {
        Running now = known();
        if (now.process.isAlive()) {
            kill(now.process);
            await(TimeUnit.MILLISECONDS.toNanos(CLOSING_MILLIS));
        }
    }

    private Running known() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("the program was not started");
        }
        return now;
    }

    /// The parent first: one whose child is gone may start another.
    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
