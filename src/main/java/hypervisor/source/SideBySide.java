package hypervisor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several questions at once, each on a thread of its own.
public final class SideBySide {
    private SideBySide() {}

    /// What fails in a way of its own says so in its answer.
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws InterruptedException;
    }

    /// All answers, in the order of the questions, which are all asked at one time.
    public static <T> List<T> ask(List<Question<T>> questions) throws InterruptedException {
        return ask(Math.max(1, questions.size()), questions);
    }

    /// All answers, in the order of the questions.
    ///
    /// @param most that are asked at one time
    public static <T> List<T> ask(int most, List<Question<T>> questions) throws InterruptedException {
        if (questions.isEmpty()) {
            return List.of();
        }
        int threads = Math.min(most, questions.size());
        try (var pool = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            List<Callable<T>> tasks = new ArrayList<>();
            questions.forEach(question -> tasks.add(question::ask));
            List<T> answers = new ArrayList<>();
            for (Future<T> task : pool.invokeAll(tasks)) {
                answers.add(task.get());
            }
            return answers;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case InterruptedException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
