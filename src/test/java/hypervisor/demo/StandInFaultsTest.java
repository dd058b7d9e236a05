package hypervisor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.wire.XdrReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class StandInFaultsTest {
    private static final int STATS = 344;
    private static final int NOWAIT = 1 << 29;
    private static final int BACKING = 1 << 30;
    private static final int ENFORCE = 1 << 31;

    private LibvirtStandIn standIn;
    private StandInClient client;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        standIn = LibvirtStandIn.start(directory.resolve("libvirt-sock-ro"), new SmallHost());
        client = StandInClient.opened(standIn);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        standIn.close();
    }

    @Test
    void groupsAndBackingSelectStatistics() throws IOException {
        assertThat(statistics(1, 0).get("running")).containsExactly("state.state", "state.reason");
        assertThat(statistics(32, 0).get("running"))
                .containsExactly("block.count", "block.0.name", "block.0.rd.bytes", "block.1.name", "block.1.rd.bytes");
        assertThat(statistics(32, BACKING).get("running")).hasSize(7).contains("block.2.rd.bytes");
        assertThat(statistics(0, 1)).containsOnlyKeys("running");
        assertThat(statistics(1 << 20, 0).get("running")).isEmpty();
        assertThat(StandInClient.error(client.exchange(
                        STATS, out -> out.int32(0).int32(1 << 20).int32(ENFORCE))))
                .isEqualTo("74/10: argument unsupported: Stats types bits 0x100000 are not supported by this daemon or"
                        + " QEMU");
    }

    @Test
    void leavesOutOfAnExplicitListWhoIsGone() throws IOException {
        standIn.faults().vanish("running");
        XdrReader reply = client.call(
                STATS,
                out -> out.int32(1)
                        .string("running")
                        .uuid(SmallHost.RUNNING)
                        .int32(7)
                        .int32(0)
                        .int32(0));
        assertThat(reply.int32()).isZero();
    }

    @Test
    void anOldDaemonKnowsNeitherNoWaitNorNewGroups() throws IOException {
        standIn.faults().old(true);
        assertThat(StandInClient.error(
                        client.exchange(STATS, out -> out.int32(0).int32(0).int32(NOWAIT))))
                .isEqualTo("8/10: invalid argument: unsupported flags (0x20000000) in function"
                        + " qemuConnectGetAllDomainStats");
        assertThat(statistics(0, 0).get("running")).noneMatch(key -> key.startsWith("iothread."));
        assertThat(statistics(128, 0).get("running")).isEmpty();
    }

    @Test
    void whoAsksAStuckDomainHangsAndTheNextIsTurnedAway() throws IOException {
        standIn.jobs().stick("running");
        int stuck = client.send(STATS, out -> out.int32(0).int32(0).int32(NOWAIT));
        await(() -> standIn.jobs().hanging() == 1);

        assertThat(statistics(0, NOWAIT).get("running"))
                .contains("cpu.time", "vcpu.0.time", "net.0.rx.bytes", "block.0.name", "balloon.current")
                .doesNotContain("balloon.rss", "cpu.haltpoll.fail.time", "block.0.rd.bytes", "vcpu.0.halted");
        assertThat(statistics(1 | 16, 0).get("running")).contains("state.state", "net.0.name");
        XdrReader control = client.call(
                229,
                out -> out.string("running").uuid(SmallHost.RUNNING).int32(7).int32(0));
        assertThat(List.of(control.int32(), control.int32())).containsExactly(2, 0);

        standIn.jobs().patience(Duration.ZERO);
        assertThat(statistics(0, 0).get("running")).doesNotContain("balloon.rss");

        standIn.jobs().release("running");
        StandInFrame late = client.receive();
        assertThat(late.serial()).isEqualTo(stuck);
        assertThat(statistics(StandInClient.payload(late)).get("running")).contains("balloon.rss");
        assertThat(standIn.jobs().hanging()).isZero();
    }

    @Test
    void aHangingCallOutlivesItsClient() throws IOException {
        standIn.jobs().stick("running");
        client.send(STATS, out -> out.int32(0).int32(0).int32(NOWAIT));
        await(() -> standIn.jobs().hanging() == 1);
        client.close();

        await(() -> standIn.calls().open() == 0);
        assertThat(standIn.jobs().hanging()).isEqualTo(1);
    }

    @Test
    void stopsReadingFromWhoHasTooManyCallsUnanswered() throws IOException {
        standIn.faults().clientRequests(1);
        standIn.jobs().stick("running");
        client.send(STATS, out -> out.int32(0).int32(0).int32(0));
        int quick = client.send(3, _ -> {});
        await(() -> standIn.jobs().hanging() == 1);
        assertThat(standIn.calls().count(3)).isZero();

        standIn.jobs().release("running");
        assertThat(List.of(client.receive().serial(), client.receive().serial()))
                .contains(quick);
    }

    @Test
    void failsAsItIsTold() throws IOException {
        standIn.faults().fail(59, 38, 0, "out of luck");
        assertThat(StandInClient.error(client.exchange(59, _ -> {}))).isEqualTo("38/0: out of luck");
        standIn.faults().heal(59);
        assertThat(client.call(59, _ -> {}).string(10)).isEqualTo("small");
    }

    @Test
    void addsWhatANewerDaemonWould() throws IOException {
        standIn.faults().add(new Parameter("state.mood", 9, 1L));
        standIn.faults().add(Parameter.float64("weather.temperature", 21.5));
        assertThat(statistics(1, 0).get("shut off")).contains("state.state", "weather.temperature", "state.mood");
    }

    @Test
    void endsConnectionsInEveryUglyWay() throws IOException {
        standIn.faults().endNext(StandInFaults.Ending.NONSENSE);
        assertThat(client.exchange(59, _ -> {}).payload()).containsExactly(-1, -1, -1, -1);

        standIn.faults().endNext(StandInFaults.Ending.GARBAGE);
        assertThatThrownBy(() -> client.exchange(59, _ -> {})).isInstanceOf(MalformedException.class);

        for (var ending : List.of(StandInFaults.Ending.CLOSE, StandInFaults.Ending.CUT)) {
            try (var other = StandInClient.opened(standIn)) {
                standIn.faults().endNext(ending);
                assertThatThrownBy(() -> other.exchange(59, _ -> {})).hasMessageContaining("closed");
            }
        }
        standIn.faults().refuse(true);
        try (var refused = new StandInClient(standIn.address())) {
            assertThat(refused.closed()).isTrue();
        }
    }

    private Map<String, List<String>> statistics(int groups, int flags) throws IOException {
        return statistics(client.call(STATS, out -> out.int32(0).int32(groups).int32(flags)));
    }

    /// The keys of each domain, by its name.
    private static Map<String, List<String>> statistics(XdrReader reply) {
        Map<String, List<String>> keys = new HashMap<>();
        int domains = reply.int32();
        for (int i = 0; i < domains; i++) {
            String name = reply.string(100);
            reply.uuid();
            reply.int32();
            List<String> found = keys.computeIfAbsent(name, _ -> new ArrayList<>());
            for (int left = reply.int32(); left > 0; left--) {
                found.add(reply.string(100));
                switch (reply.int32()) {
                    case 1, 2, 6 -> reply.int32();
                    case 7 -> reply.string(1000);
                    default -> reply.int64();
                }
            }
        }
        assertThat(reply.remaining()).isZero();
        return keys;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
