package hypervisor.source.proxmox.collect;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Reading;
import hypervisor.log.Repeats;
import hypervisor.scrape.Deadline;
import hypervisor.source.SideBySide;
import hypervisor.source.SideBySide.Question;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.node.NodeReadings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Asks several the same at once, each on a virtual thread of its own (how many requests that makes at a time
/// is the client's to say), and puts their answers together. One that fails costs its own part, and is told
/// in the log once.
final class Round {
    private static final System.Logger LOG = System.getLogger(Round.class.getName());
    private static final int LONGEST_FAILURE = 300;

    private final Repeats repeats = new Repeats(LOG);
    private final String collector;
    private final Set<Kind> hopeless;
    private final Predicate<ApiException> absence;

    private sealed interface Outcome<T> {}

    private record Told<T>(Part<T> part) implements Outcome<T> {}

    private record Failed<T>(ApiException cause) implements Outcome<T> {}

    /// @param hopeless kinds of failures that are everybody's
    /// @param absence which failures mean that there is nothing to read here
    Round(String collector, Set<Kind> hopeless, Predicate<ApiException> absence) {
        this.collector = collector;
        this.hopeless = Set.copyOf(hopeless);
        this.absence = absence;
    }

    /// @return absent where all say that there is nothing
    /// @throws ApiException where all fail, or one in a way that is everybody's
    <T> Reading<NodeReadings<T>> ask(List<String> subjects, Part.Question<T> question, Deadline deadline)
            throws ApiException, InterruptedException {
        List<Outcome<T>> outcomes = outcomes(subjects, question, deadline);
        List<T> all = new ArrayList<>();
        SortedSet<String> answered = new TreeSet<>();
        SortedMap<String, String> failures = new TreeMap<>();
        List<ApiException> failed = new ArrayList<>();
        List<ApiException> nothing = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            switch (outcomes.get(i)) {
                case Told<T>(Part<T> part) -> {
                    all.addAll(part.rows());
                    if (part.problem() == null) {
                        answered.add(subjects.get(i));
                    } else {
                        failures.put(subjects.get(i), brief(part.problem()));
                    }
                }
                case Failed<T>(ApiException cause) when absence.test(cause) -> nothing.add(cause);
                case Failed<T>(ApiException cause) -> {
                    failed.add(cause);
                    failures.put(subjects.get(i), brief(cause.getMessage()));
                }
            }
        }
        ApiException everybodys = everybodys(failed, subjects.size());
        if (everybodys != null) {
            throw everybodys;
        }
        if (!nothing.isEmpty() && nothing.size() == subjects.size()) {
            return Reading.absent(brief(nothing.getFirst().getMessage()));
        }
        subjects.forEach(subject -> tell(subject, failures.get(subject)));
        return Reading.of(new NodeReadings<>(all, answered, failures));
    }

    private @Nullable ApiException everybodys(List<ApiException> failed, int asked) {
        for (ApiException cause : failed) {
            if (hopeless.contains(cause.kind())) {
                return cause;
            }
        }
        return !failed.isEmpty() && failed.size() == asked ? failed.getFirst() : null;
    }

    private void tell(String subject, @Nullable String failure) {
        if (failure == null) {
            repeats.ended(subject, collector + ": " + subject + " is read again");
        } else {
            repeats.failed(subject, WARNING, collector + ": " + subject + " is missing, or some of it: " + failure);
        }
    }

    private static <T> List<Outcome<T>> outcomes(List<String> subjects, Part.Question<T> question, Deadline deadline)
            throws InterruptedException {
        return SideBySide.ask(subjects.stream()
                .<Question<Outcome<T>>>map(subject -> () -> outcome(subject, question, deadline))
                .toList());
    }

    private static <T> Outcome<T> outcome(String subject, Part.Question<T> question, Deadline deadline)
            throws InterruptedException {
        try {
            return new Told<>(question.ask(subject, deadline));
        } catch (ApiException e) {
            return new Failed<>(e);
        }
    }

    private static String brief(@Nullable String message) {
        String text = String.valueOf(message).replaceAll("\\s+", " ").strip();
        return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE) + "…";
    }
}
