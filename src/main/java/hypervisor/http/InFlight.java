package hypervisor.http;

import java.time.Duration;

/// How many requests are being answered, to wait for when the exporter stops.
final class InFlight {
    private int count;
    private boolean draining;

    synchronized void begin() {
        count++;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    synchronized boolean draining() {
        return draining;
    }

    /// Returns when nothing is being answered any more, or the time is up.
    synchronized void drain(Duration time) throws InterruptedException {
        draining = true;
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (count > 0 && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = end - System.nanoTime();
        }
    }
}
