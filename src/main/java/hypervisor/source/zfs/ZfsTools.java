package hypervisor.source.zfs;

import hypervisor.scrape.Deadline;
import hypervisor.source.tool.Output;
import hypervisor.source.tool.ToolException;
import hypervisor.source.tool.ToolException.Kind;
import hypervisor.source.tool.Tools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs `zpool` and `zfs` for one pool at a time: each at most once at a time for a pool, none while one from before
/// is still there, and not too many at once.
public final class ZfsTools {
    private static final int MOST_AT_ONCE = 8;
    private static final int USAGE = 2;

    private final ZfsOptions options;
    private final Tools tools;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    public enum Program {
        ZPOOL,
        ZFS;

        String key(String pool) {
            return name().toLowerCase(Locale.ROOT) + " " + pool;
        }
    }

    public ZfsTools(ZfsOptions options, Tools tools) {
        this.options = options;
        this.tools = tools;
    }

    public ZfsOptions options() {
        return options;
    }

    /// What the program prints when it is run with the arguments and the name of the pool.
    ///
    /// @param most bytes
    /// @throws IOException it fails, or does not end in time
    public Output run(Program program, String pool, List<String> arguments, int most, Deadline deadline)
            throws IOException, InterruptedException {
        Semaphore turn = turn(program, pool);
        if (!turn.tryAcquire(left(deadline), TimeUnit.NANOSECONDS)) {
            throw new IOException(program.key(pool) + " was not run: another run for this pool is still going on");
        }
        try {
            refuseWhileStuck(program, pool);
            if (!places.tryAcquire(left(deadline), TimeUnit.NANOSECONDS)) {
                throw new IOException(program.key(pool) + " was not run: too many others are still going on");
            }
            try {
                return tools.run(
                        program.key(pool), command(program, pool, arguments), most, deadline.within(options.timeout()));
            } finally {
                places.release();
            }
        } catch (ToolException e) {
            throw e.kind() == Kind.HANGS ? new StuckException(message(e), e) : e;
        } finally {
            turn.release();
        }
    }

    /// Whether a program does not know what it was asked, as older versions do not know all arguments.
    public static boolean isUsage(ToolException e) {
        return e.kind() == Kind.FAILED && e.exitCode() == USAGE;
    }

    /// A program from before that could not be killed waits for the pool, and so would every other.
    private void refuseWhileStuck(Program program, String pool) throws StuckException {
        for (Program other : Program.values()) {
            Semaphore turn = turn(other, pool);
            if (other != program && turn.tryAcquire()) {
                boolean left = tools.isBusy(other.key(pool));
                turn.release();
                if (left) {
                    throw new StuckException(
                            program.key(pool) + " is not run: " + other.key(pool) + " was, and has not ended", null);
                }
            }
        }
    }

    private Semaphore turn(Program program, String pool) {
        return turns.computeIfAbsent(program.key(pool), _ -> new Semaphore(1, true));
    }

    private List<String> command(Program program, String pool, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program == Program.ZPOOL ? options.zpool() : options.zfs());
        command.addAll(arguments);
        command.add(pool);
        return command;
    }

    private static long left(Deadline deadline) {
        return deadline.left().toNanos();
    }

    private static String message(ToolException e) {
        return String.valueOf(e.getMessage());
    }
}
