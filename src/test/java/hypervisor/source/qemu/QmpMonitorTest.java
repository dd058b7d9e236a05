package hypervisor.source.qemu;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.scrape.Deadline;
import hypervisor.source.qemu.DiskStatistics.Operations;
import hypervisor.source.qemu.MonitorAnswers.State;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QmpMonitorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(300);

    @TempDir
    Path sockets;

    private MonitorAnswers ask(Duration patience) throws InterruptedException {
        return new QmpMonitor(sockets, patience).ask("101", true, true, Deadline.in(Duration.ofSeconds(45)));
    }

    private Path socket() {
        return sockets.resolve("101.qmp");
    }

    private static State told(@Nullable State state) {
        return requireNonNull(state, "the state is not told");
    }

    @Test
    void whatARealQemuAnswersIsUnderstood() throws Exception {
        try (var _ = FakeQmp.answering(socket(), RecordedQmp.of(101))) {
            MonitorAnswers answers = ask(PATIENCE);

            assertThat(answers.failure()).isNull();
            assertThat(answers.interfaces()).extracting(GuestInterface::netdev).containsExactly("net0");
            assertThat(answers.drives()).extracting(Drive::name).containsExactly("scsi0", "ide0");
            State state = told(answers.state());
            assertThat(state.status()).isEqualTo("prelaunch");
            assertThat(state.balloonBytes()).isEqualTo(32 << 20);
            assertThat(state.blocks().get("drive-scsi0")).satisfies(block -> {
                assertThat(block.virtual()).isEqualTo(16 << 20);
                assertThat(block.allocated()).isEqualTo(200704);
                assertThat(block.limits()).isEqualTo(new DiskLimits(0, 1 << 20, 0, 0, 0, 100));
                assertThat(block.statistics())
                        .extracting(DiskStatistics::read)
                        .isEqualTo(new Operations(0L, 0L, 0L, 0L, 0L));
            });
            assertThat(state.blocks().get("drive-ide0"))
                    .satisfies(block -> assertThat(block.limits()).isNull());
        }
    }

    @Test
    void disksOfTheNewerSyntaxAreFoundByTheNamesOfTheirNodes() throws Exception {
        try (var _ = FakeQmp.answering(socket(), RecordedQmp.of(102))) {
            MonitorAnswers answers = ask(PATIENCE);

            assertThat(answers.failure()).isNull();
            assertThat(answers.drives()).extracting(Drive::label).containsExactly("drive-scsi1");
            State state = told(answers.state());
            assertThat(state.balloonBytes())
                    .as("a guest without a balloon has an error for it")
                    .isNull();
            assertThat(state.blocks().get("drive-scsi1")).satisfies(block -> {
                assertThat(block.virtual()).isEqualTo(1 << 20);
                assertThat(block.statistics())
                        .extracting(statistics -> statistics.read().completed())
                        .isEqualTo(1L);
            });
        }
    }

    @Test
    void nothingIsAskedThatChangesAnythingAndOneConnectionDoes() throws Exception {
        try (var fake = FakeQmp.answering(socket(), RecordedQmp.of(101))) {
            ask(PATIENCE);

            assertThat(fake.heard())
                    .containsExactly(
                            "{\"execute\": \"qmp_capabilities\"}",
                            "{\"execute\": \"human-monitor-command\", \"arguments\": {\"command-line\": \"info network\"}}",
                            "{\"execute\": \"human-monitor-command\", \"arguments\": {\"command-line\": \"info block\"}}",
                            "{\"execute\": \"query-status\"}",
                            "{\"execute\": \"query-block\"}",
                            "{\"execute\": \"query-blockstats\"}",
                            "{\"execute\": \"query-balloon\"}");
            assertThat(fake.clients()).isEqualTo(1);
        }
    }

    @Test
    void eventsInBetweenArePassedOver() throws Exception {
        Map<String, String> answers = RecordedQmp.of(101);
        String event = "{\"timestamp\": {\"seconds\": 1}, \"event\": \"RTC_CHANGE\", \"data\": {\"offset\": 0}}\r\n";
        answers.replaceAll((_, answer) -> event + event + answer);
        try (var _ = FakeQmp.answering(socket(), answers)) {
            assertThat(ask(PATIENCE).failure()).isNull();
        }
    }

    @Test
    void anAnswerMayComeInPieces() throws Exception {
        Map<String, String> answers = RecordedQmp.of(101);
        try (var _ = new FakeQmp(socket(), (in, out) -> {
            FakeQmp.say(out, FakeQmp.GREETING);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                for (Map.Entry<String, String> answer : answers.entrySet()) {
                    if (line.contains("\"" + answer.getKey() + "\"")) {
                        int half = answer.getValue().length() / 2;
                        FakeQmp.say(out, answer.getValue().substring(0, half));
                        Thread.sleep(20);
                        FakeQmp.say(out, answer.getValue().substring(half));
                    }
                }
            }
        })) {
            assertThat(ask(PATIENCE).failure()).isNull();
        }
    }

    @Test
    void aMonitorThatNeverGreetsIsLeftInTime() throws Exception {
        try (var _ = new FakeQmp(socket(), (in, _) -> in.readLine())) {
            assertThat(ask(LITTLE_PATIENCE).failure()).contains("nothing is heard from its monitor");
        }
    }

    @Test
    void aMonitorWhosePlacesAreAllTakenIsLeftInTime() throws Exception {
        List<SocketChannel> others = new ArrayList<>();
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket()), 1);
            try {
                while (others.size() < 100) {
                    SocketChannel other = SocketChannel.open(StandardProtocolFamily.UNIX);
                    others.add(other);
                    other.configureBlocking(false);
                    other.connect(UnixDomainSocketAddress.of(socket()));
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("temporarily unavailable");
            }

            assertThat(ask(LITTLE_PATIENCE).failure()).contains("nothing is heard from its monitor");
        } finally {
            for (SocketChannel other : others) {
                other.close();
            }
        }
    }

    @Test
    void whatWasAnsweredBeforeAFailureIsKept() throws Exception {
        Map<String, String> answers = RecordedQmp.of(101);
        answers.remove("info block");
        try (var _ = FakeQmp.answering(socket(), answers)) {
            MonitorAnswers partly = ask(PATIENCE);

            assertThat(partly.failure()).isEqualTo("info block: not known");
            assertThat(partly.interfaces()).hasSize(1);
            assertThat(partly.drives()).isNull();
        }
    }

    @Test
    void anErrorThatIsPrintedIsAFailure() throws Exception {
        Map<String, String> answers = RecordedQmp.of(101);
        answers.put("info block", "{\"return\": \"Error: no such thing\\r\\n\"}\r\n");
        try (var _ = FakeQmp.answering(socket(), answers)) {
            assertThat(ask(PATIENCE).failure()).isEqualTo("info block: Error: no such thing");
        }
    }

    @Test
    void whoHangsUpGarblesOrTalksWithoutEndIsAFailure() throws Exception {
        assertThat(failure("")).contains("has hung up");
        assertThat(failure("{\"QMP\": {")).contains("has hung up");
        assertThat(failure("SSH-2.0-OpenSSH\r\n")).contains("not JSON");
        assertThat(failure("{\"hello\": 1}\n")).contains("no greeting of QEMU");
        assertThat(failure(FakeQmp.GREETING)).contains("has hung up");
        assertThat(failure("x".repeat(9 << 20))).contains("said more than");
        assertThat(failure("{\"QMP\": " + "[".repeat(5000) + "\n")).contains("not JSON");
    }

    @Test
    void anAnswerThatIsNoObjectIsAFailure() throws Exception {
        Map<String, String> answers = RecordedQmp.of(101);
        answers.put("query-status", "[1]\r\n");
        try (var _ = FakeQmp.answering(socket(), answers)) {
            assertThat(ask(PATIENCE).failure()).contains("expected one JSON object");
        }
    }

    private @Nullable String failure(String said) throws Exception {
        Files.deleteIfExists(socket());
        try (var _ = new FakeQmp(socket(), (_, out) -> FakeQmp.say(out, said))) {
            return ask(PATIENCE).failure();
        }
    }

    @Test
    void whyASocketCannotBeReachedIsSaid() throws Exception {
        assertThat(ask(PATIENCE).failure()).contains("101.qmp is not there");

        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertThat(ask(PATIENCE).failure()).contains("nobody listens");
    }
}
