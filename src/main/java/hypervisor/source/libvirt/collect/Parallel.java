package hypervisor.source.libvirt.collect;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several things at once, each on a virtual thread, all of them over when this returns.
final class Parallel {

    /// What may be done so.
    @FunctionalInterface
    interface Task {
        void run() throws IOException, InterruptedException;
    }

    private Parallel() {}

    /// @throws IOException the first failure, once all have ended
    static void run(List<Task> tasks) throws IOException, InterruptedException {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> running = threads.invokeAll(
                    tasks.stream().<Callable<Boolean>>map(Parallel::callable).toList());
            for (Future<Boolean> task : running) {
                Answers.of(task);
            }
        }
    }

    private static Callable<Boolean> callable(Task task) {
        return () -> {
            task.run();
            return true;
        };
    }
}
