package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.real.Commands;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServiceManagerTest {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Test
    void tellsEachStateInSystemdsWords() {
        try (var manager = new ServiceManager(heard::add, null)) {
            manager.ready();
            manager.reloading();
            manager.status("two\nlines");
            manager.stopping();
        }

        List<String> all = List.copyOf(heard);
        assertThat(all).hasSize(4).startsWith("READY=1").endsWith("STATUS=two lines", "STOPPING=1");
        assertThat(all.get(1)).matches("RELOADING=1\nMONOTONIC_USEC=\\d+");
    }

    @Test
    void saysThatAllIsWellOnlyWhileItIs() {
        var well = new AtomicBoolean(false);
        var looks = new AtomicInteger();
        try (var manager = new ServiceManager(heard::add, Duration.ofMillis(20))) {
            manager.watch(patience -> {
                assertThat(patience).isEqualTo(Duration.ofMillis(5));
                looks.incrementAndGet();
                return well.get();
            });
            Commands.waitUntil("it looks again and again", Duration.ofSeconds(60), () -> looks.get() > 3);
            assertThat(heard).isEmpty();
            well.set(true);
            Commands.waitUntil("it is told", Duration.ofSeconds(60), () -> heard.contains("WATCHDOG=1"));
        }
    }

    @Test
    void whatCannotBeToldIsNoFailure() {
        try (var manager = new ServiceManager(
                _ -> {
                    throw new IOException("nobody listens");
                },
                null)) {
            manager.ready();
            manager.stopping();
        }
    }
}
