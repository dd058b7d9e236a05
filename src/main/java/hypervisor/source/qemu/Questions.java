package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks the monitors of guests, a few at a time. They wait on threads of their own: of those that are cheap there may
/// be no more than processors.
final class Questions {
    private static final int AT_ONCE = 4;

    private final Monitor monitor;

    Questions(Monitor monitor) {
        this.monitor = monitor;
    }

    /// The answers of those who have something to be asked, by guest.
    Map<String, MonitorAnswers> ask(List<Map.Entry<String, Remembered>> guests, Deadline deadline)
            throws InterruptedException {
        List<Map.Entry<String, Remembered>> asked = guests.stream()
                .filter(guest -> monitor.hasState()
                        || guest.getValue().wantsInterfaces()
                        || guest.getValue().wantsDrives())
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, MonitorAnswers> answers = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(AT_ONCE, asked.size()),
                Thread.ofPlatform().daemon().name("monitor ", 0).factory());
        try {
            List<Callable<Boolean>> tasks = asked.stream()
                    .<Callable<Boolean>>map(guest -> () -> {
                        answers.put(guest.getKey(), safely(guest.getKey(), guest.getValue(), deadline));
                        return true;
                    })
                    .toList();
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new HashMap<>(answers);
    }

    private MonitorAnswers ask(String id, Remembered told, Deadline deadline) throws InterruptedException {
        return deadline.passed()
                ? new MonitorAnswers(null, null, null, "not asked this time: others took all the time there is")
                : monitor.ask(id, told.wantsInterfaces(), told.wantsDrives(), deadline);
    }

    /// Whatever goes wrong with one guest is told of that one.
    private MonitorAnswers safely(String id, Remembered told, Deadline deadline) throws InterruptedException {
        try {
            return ask(id, told, deadline);
        } catch (RuntimeException e) {
            return new MonitorAnswers(null, null, null, String.valueOf(e));
        }
    }
}
