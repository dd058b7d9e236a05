package hypervisor.source.smart;

import hypervisor.scrape.Deadline;
import hypervisor.source.tool.ToolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks all disks, two at a time.
final class DiskRound {
    private static final int AT_ONCE = 2;

    private final Smartctl smartctl;

    DiskRound(Smartctl smartctl) {
        this.smartctl = smartctl;
    }

    /// @return in the order of the disks
    /// @throws ToolException where there is no such program
    List<Smartctl.Answer> ask(List<String> disks, Deadline deadline) throws IOException, InterruptedException {
        List<Callable<Smartctl.Answer>> questions = new ArrayList<>();
        for (String disk : disks) {
            questions.add(() -> smartctl.ask(disk, deadline));
        }
        List<Smartctl.Answer> answers = new ArrayList<>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<Smartctl.Answer> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ToolException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IOException(e.getMessage(), e);
            }
        }
        return answers;
    }
}
