package hypervisor.source.zfs;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Reading;
import hypervisor.log.Repeats;
import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.MissingRight;
import hypervisor.source.SideBySide;
import hypervisor.source.SideBySide.Question;
import hypervisor.source.tool.ToolException;
import hypervisor.source.zfs.PoolReadings.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks the same of every pool, each on a thread of its own, and puts the answers together. A pool that fails or hangs
/// costs its own part, is told in the log once, and is asked last the next time.
public final class PoolRound {
    private static final System.Logger LOG = System.getLogger(PoolRound.class.getName());
    private static final int LONGEST_FAILURE = 300;
    private static final int LONGEST_COMMAND = 60;

    private final Repeats repeats = new Repeats(LOG);
    private final String collector;
    private final ZfsOptions options;
    private final PoolNames names;
    private volatile SortedSet<String> stuckBefore = new TreeSet<>();

    /// @param value null where nothing was read
    private record Outcome<T>(
            String pool, @Nullable T value, @Nullable Exception problem) {}

    public PoolRound(String collector, ZfsOptions options) {
        this.collector = collector;
        this.options = options;
        this.names = new PoolNames(options.paths());
    }

    /// The pools are those that the kernel has: to ask `zpool` would be to wait for the sickest of them, and on a
    /// machine
    /// without ZFS it would load the module.
    ///
    /// @return absent where there is no ZFS, no pool, or no such program
    /// @throws IOException where all pools fail, none of them hangs, and no right is missing
    public <T> Reading<PoolReadings<T>> ask(PoolAnswer.Question<T> question, Deadline deadline)
            throws IOException, InterruptedException {
        if (!names.isLoaded()) {
            return Reading.absent("no " + names.directory() + ": the ZFS module is not loaded here");
        }
        // the name of a pool begins with a letter; what begins with - would be an option of zpool
        Set<String> imported =
                names.now().stream().filter(name -> !name.startsWith("-")).collect(Collectors.toSet());
        SortedSet<String> wanted = new TreeSet<>(options.pools().isEmpty() ? imported : options.pools());
        if (wanted.isEmpty()) {
            return Reading.absent("no ZFS pool is imported");
        }
        SortedMap<String, T> values = new TreeMap<>();
        SortedMap<String, Failure> failures = new TreeMap<>();
        List<Exception> problems = new ArrayList<>();
        for (Outcome<T> outcome : outcomes(wanted, imported, question, deadline)) {
            if (outcome.value() != null) {
                values.put(outcome.pool(), outcome.value());
            }
            if (outcome.problem() != null) {
                problems.add(outcome.problem());
                failures.put(outcome.pool(), failure(outcome.problem()));
            }
            tell(outcome.pool(), failures.get(outcome.pool()));
        }
        stuckBefore = stuck(failures);
        List<MissingRight> missing = ZfsRights.missing(failures.values());
        if (values.isEmpty() && stuckBefore.isEmpty() && missing.isEmpty()) {
            return nothing(problems.getFirst());
        }
        return Reading.of(new PoolReadings<>(values, failures, missing));
    }

    /// All fail for the same reason as a rule, so that the first one's says enough.
    private static <T> Reading<PoolReadings<T>> nothing(Exception first) throws IOException {
        if (first instanceof ToolException tool && tool.kind() == ToolException.Kind.MISSING) {
            return Reading.absent(failure(first).because());
        }
        throw new IOException(failure(first).because(), first);
    }

    private <T> List<Outcome<T>> outcomes(
            SortedSet<String> wanted, Set<String> imported, PoolAnswer.Question<T> question, Deadline deadline)
            throws InterruptedException {
        List<String> order = new ArrayList<>(wanted);
        SortedSet<String> last = stuckBefore;
        order.sort((one, other) -> Boolean.compare(last.contains(one), last.contains(other)));
        return SideBySide.ask(order.stream()
                .<Question<Outcome<T>>>map(pool -> () -> imported.contains(pool)
                        ? outcome(pool, question, deadline)
                        : new Outcome<>(pool, null, new IOException("is not imported, though zfs.pools names it")))
                .toList());
    }

    private static <T> Outcome<T> outcome(String pool, PoolAnswer.Question<T> question, Deadline deadline)
            throws InterruptedException {
        try {
            PoolAnswer<T> answer = question.ask(pool, deadline);
            return new Outcome<>(pool, answer.value(), answer.problem());
        } catch (IOException | MalformedException e) {
            return new Outcome<>(pool, null, e);
        }
    }

    private static SortedSet<String> stuck(SortedMap<String, Failure> failures) {
        SortedSet<String> stuck = new TreeSet<>();
        failures.forEach((pool, failure) -> {
            if (failure.stuck()) {
                stuck.add(pool);
            }
        });
        return stuck;
    }

    private static Failure failure(Exception problem) {
        String text =
                String.valueOf(problem.getMessage()).replaceAll("\\s+", " ").strip();
        return new Failure(problem instanceof StuckException, ZfsRights.explained(brief(text)));
    }

    /// Commands are long and stand first; what went wrong stands last.
    private static String brief(String text) {
        int end = text.length() - LONGEST_FAILURE;
        return end <= 0 ? text : text.substring(0, LONGEST_COMMAND) + "…" + text.substring(end + LONGEST_COMMAND);
    }

    private void tell(String pool, @Nullable Failure failure) {
        if (failure == null) {
            repeats.ended(pool, collector + ": pool " + pool + " is read again");
        } else {
            repeats.failed(
                    pool, WARNING, collector + ": pool " + pool + " is missing, or some of it: " + failure.because());
        }
    }
}
