package hypervisor.source.tool;

import hypervisor.scrape.Deadline;
import hypervisor.source.tool.ToolException.Kind;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Runs programs that only print something. One that does not end in time is killed; while one that cannot be
/// killed is still there, as happens with a pool that is suspended, no second one is started for the same
/// thing.
public final class Tools {
    private final Map<String, Child> children = new ConcurrentHashMap<>();

    /// Runs a program and gives what it printed.
    ///
    /// @param key what may hang: runs of one key never overlap
    /// @param most bytes of standard output
    /// @throws ToolException it failed, or another run of this key is still going
    public Output run(String key, List<String> command, int most, Deadline deadline)
            throws ToolException, InterruptedException {
        Output output = ended(key, command, most, deadline);
        if (output.exitCode() != 0) {
            String error = output.error().isBlank() ? "and said nothing" : "and said: " + firstLine(output.error());
            throw new ToolException(
                    Kind.FAILED,
                    String.join(" ", command) + " ended with exit code " + output.exitCode() + " " + error,
                    output.exitCode(),
                    null);
        }
        return output;
    }

    /// As [#run], whatever the exit code is.
    public Output ended(String key, List<String> command, int most, Deadline deadline)
            throws ToolException, InterruptedException {
        var child = new Child();
        Child sole = children.compute(key, (_, earlier) -> earlier != null && earlier.isGoing() ? earlier : child);
        if (sole != child) {
            throw failure(Kind.HANGS, command, "is not run: one that was run before has not ended yet", null);
        }
        start(key, child, command, most);
        try {
            boolean ended = child.await(deadline.left().toNanos());
            if (child.isEndless()) {
                throw failure(Kind.ENDLESS, command, "printed more than " + most + " bytes and was stopped", null);
            }
            if (!ended) {
                throw failure(Kind.HANGS, command, "did not end in time and was stopped", null);
            }
            return child.output();
        } finally {
            child.end();
            if (!child.isGoing()) {
                children.remove(key, child);
            }
        }
    }

    /// Whether a program that was run under this key is still there.
    public boolean isBusy(String key) {
        Child child = children.get(key);
        return child != null && child.isGoing();
    }

    private void start(String key, Child child, List<String> command, int most) throws ToolException {
        boolean started = false;
        try {
            child.started(key, process(command), most);
            started = true;
        } finally {
            if (!started) {
                child.failed();
                children.remove(key, child);
            }
        }
    }

    private static Process process(List<String> command) throws ToolException {
        String path = Program.path(System.getenv("PATH"));
        String program = Program.found(command.getFirst(), path);
        if (program == null) {
            throw failure(Kind.MISSING, command, "is not there: no such program", null);
        }
        List<String> words = new ArrayList<>(command);
        words.set(0, program);
        var builder = new ProcessBuilder(words).redirectInput(new File("/dev/null"));
        builder.environment().put("LC_ALL", "C");
        // dates in what is printed have no zone
        builder.environment().put("TZ", "UTC0");
        builder.environment().put("PATH", path);
        try {
            return builder.start();
        } catch (IOException e) {
            throw failure(Kind.REFUSED, command, "cannot be run: " + e.getMessage(), e);
        }
    }

    private static ToolException failure(Kind kind, List<String> command, String problem, @Nullable Throwable cause) {
        return new ToolException(kind, String.join(" ", command) + " " + problem, -1, cause);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
