package hypervisor.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How a program that serves ends: SIGTERM or SIGINT tells it to, it closes all it holds, and the JVM goes with exit
/// code 0, since being told to end is no failure. The JVM ends when its shutdown hooks do, so ours waits for that.
final class Ending implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Ending() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(this::end));
    }

    /// Waits until the program is told to end.
    void await() {
        try {
            told.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says that all is closed.
    @Override
    public void close() {
        closed.countDown();
    }

    private void end() {
        boolean serving = closed.getCount() > 0;
        told.countDown();
        try {
            if (serving && closed.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.OK.code());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
