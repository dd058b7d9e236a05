package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs this machine's programs. One that is missing fails the test that needs it, with a hint.
public final class Commands {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Commands() {}

    /// What should become true.
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /// What a command prints; it must end with 0.
    public static String run(List<String> command) {
        try {
            Path output = Files.createTempFile("command", ".txt");
            try {
                Process process = start(command, output);
                boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                String text = Files.readString(output, StandardCharsets.UTF_8);
                if (!ended || process.exitValue() != 0) {
                    throw new AssertionError(
                            command + (ended ? " ended with " + process.exitValue() : " did not end") + ": " + text);
                }
                return text;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while running " + command, e);
        }
    }

    public static boolean succeeds(List<String> command) {
        try {
            run(command);
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    /// Starts a command with its output in a file.
    public static Process start(List<String> command, Path output) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "cannot run " + command.getFirst() + ": ./run-tests installs what the tests need", e);
        }
    }

    public static void waitUntil(String what, Duration longest, Condition condition) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("not within " + longest + ": " + what);
                }
                Thread.sleep(50);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting: " + what, e);
        }
    }
}
