package hypervisor.source.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hypervisor.scrape.Deadline;
import hypervisor.source.tool.ToolException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that do not end by themselves.
class HangingToolTest {
    private static final int MOST = 1 << 20;

    private final Tools tools = new Tools();

    @TempDir
    private Path directory;

    @Test
    void aProgramThatDoesNotEndIsKilledWithAllThatItStarted() throws Exception {
        String program = fake("""
                trap '' TERM INT HUP
                echo $$ > pids
                sh -c 'trap "" TERM; echo $$ >> pids; sleep 300' &
                while true; do sleep 300; done""");

        CompletableFuture<Kind> kind = CompletableFuture.supplyAsync(() -> failure("it", program, 5000));
        until(() -> pids().size() == 2);
        List<ProcessHandle> processes =
                pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();

        assertThat(processes).hasSize(2);
        assertThat(kind.get(20, TimeUnit.SECONDS)).isEqualTo(Kind.HANGS);
        until(() -> processes.stream().noneMatch(HangingToolTest::runs));
        until(() -> !tools.isBusy("it"));
    }

    @Test
    void endlessOutputIsStopped() throws Exception {
        String program = fake("echo $$ > pids; exec yes");

        assertThat(failure("it", program, 20_000)).isEqualTo(Kind.ENDLESS);
        until(() -> !tools.isBusy("it"));
        assertThat(pids())
                .hasSize(1)
                .noneMatch(pid ->
                        ProcessHandle.of(pid).filter(HangingToolTest::runs).isPresent());
    }

    @Test
    void twoRunsOfOneKeyNeverOverlap() throws Exception {
        String slow = fake("echo $$ > pids; while [ ! -e go ]; do sleep 0.05; done; echo done");
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> text("it", slow));
        until(() -> pids().size() == 1);

        assertThat(tools.isBusy("it")).isTrue();
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.run("it", List.of("true"), MOST, Deadline.in(Duration.ofSeconds(20))))
                .withMessage("true is not run: one that was run before has not ended yet")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.HANGS));
        assertThat(text("another", "true")).isEmpty();

        Files.createFile(directory.resolve("go"));
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("done\n");
        assertThat(text("it", "true")).isEmpty();
    }

    @Test
    void whatAProgramLeavesBehindIsNotWaitedFor() throws Exception {
        String program = fake("sleep 3 &\necho left");

        assertThat(text("it", program)).isEqualTo("left\n");

        until(() -> !tools.isBusy("it"));
        assertThat(text("it", "true")).isEmpty();
    }

    @Test
    void aProgramIsEndedWithWhoWaitedForIt() throws Exception {
        String program = fake("echo $$ > pids; exec sleep 300");
        Thread waiting = Thread.ofVirtual().start(() -> failure("it", program, 60_000));
        until(() -> pids().size() == 1);

        waiting.interrupt();

        assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
        until(() -> !tools.isBusy("it"));
    }

    private String fake(String script) throws IOException {
        return FakeProgram.at(directory.resolve("fake"), "cd " + directory + "\n" + script);
    }

    private Kind failure(String key, String program, int millis) {
        try {
            tools.run(key, List.of(program), MOST, Deadline.in(Duration.ofMillis(millis)));
            throw new AssertionError("ended");
        } catch (ToolException e) {
            return e.kind();
        } catch (InterruptedException _) {
            return Kind.HANGS;
        }
    }

    private String text(String key, String program) {
        try {
            return tools.run(key, List.of(program), MOST, Deadline.in(Duration.ofSeconds(20)))
                    .text();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Long> pids() {
        try {
            return Files.readAllLines(directory.resolve("pids")).stream()
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /// One that is dead may stay in the table for as long as nobody asks how it ended.
    private static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return process.isAlive() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException _) {
            return false;
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(deadline.passed()).as("too late").isFalse();
            Thread.sleep(20);
        }
    }
}
