package hypervisor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LibvirtStandInTest {
    private static final int LIST = 273;
    private static final int XML = 14;
    private static final int LIFECYCLE = 318;

    private LibvirtStandIn standIn;
    private Path socket;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        socket = directory.resolve("libvirt-sock");
        standIn = LibvirtStandIn.start(socket, new SmallHost());
    }

    @AfterEach
    void stop() throws IOException {
        standIn.close();
        assertThat(socket).doesNotExist();
    }

    @Test
    void wantsToKnowWhoCallsBeforeItAnswers() throws IOException {
        try (var client = new StandInClient(standIn.address())) {
            assertThat(StandInClient.error(client.exchange(3, _ -> {}))).isEqualTo("39/7: authentication required");

            XdrReader types = client.call(66, _ -> {});
            assertThat(List.of(types.int32(), types.int32())).containsExactly(1, 0);
            assertThat(StandInClient.error(client.exchange(3, _ -> {})))
                    .isEqualTo("1/7: internal error: connection not open");

            client.call(1, out -> out.bool(false).int32(1));
            assertThat(client.call(3, _ -> {}).string(10)).isEqualTo("QEMU");
            assertThat(client.call(110, _ -> {}).string(100)).isEqualTo("qemu:///system");
        }
    }

    @Test
    void listsTheDomainsThatTheFlagsSelect() throws IOException {
        try (var client = StandInClient.opened(standIn)) {
            assertThat(names(client, 0)).containsExactly("running", "shut off");
            assertThat(names(client, 1)).containsExactly("running");
            assertThat(names(client, 2)).containsExactly("shut off");
            assertThat(names(client, 16 | 32)).containsExactly("running");
            assertThat(names(client, 8)).isEmpty();

            XdrReader count = client.call(LIST, out -> out.int32(0).int32(0));
            assertThat(List.of(count.int32(), count.int32())).containsExactly(0, 2);
        }
    }

    @Test
    void looksUpByUuidAlone() throws IOException {
        try (var client = StandInClient.opened(standIn)) {
            XdrReader xml = client.call(
                    XML,
                    out -> out.string("whatever")
                            .uuid(SmallHost.RUNNING)
                            .int32(-1)
                            .int32(0));
            assertThat(xml.string(1000)).contains("<name>running</name>");

            standIn.faults().vanish("running");
            StandInFrame gone = client.exchange(
                    XML,
                    out -> out.string("running")
                            .uuid(SmallHost.RUNNING)
                            .int32(7)
                            .int32(0));
            assertThat(StandInClient.error(gone)).startsWith("42/10: Domain not found");
            assertThat(names(client, 0)).contains("running");
        }
    }

    @Test
    void refusesWhatNoLibvirtKnowsAndWhatAReadOnlyClientMayNot() throws IOException {
        try (var client = StandInClient.opened(standIn)) {
            assertThat(StandInClient.error(client.exchange(9999, _ -> {}))).isEqualTo("39/7: unknown procedure: 9999");
            assertThat(StandInClient.error(client.exchange(418, _ -> {})))
                    .isEqualTo("29/20: operation forbidden: read only access prevents virDomainGetGuestInfo");
            assertThat(StandInClient.error(client.exchange(XML, out -> out.int32(1))))
                    .isEqualTo("39/7: Unable to decode message payload");
            assertThat(StandInClient.error(client.exchange(64, _ -> {}))).startsWith("3/10: ");
            assertThat(standIn.calls().violations()).isEmpty();
        }
    }

    @Test
    void remembersWhoWantedToChangeSomething() throws IOException {
        try (var client = StandInClient.opened(standIn)) {
            assertThat(StandInClient.error(client.exchange(12, _ -> {}))).startsWith("3/10: "); // destroy
            assertThat(StandInClient.error(client.exchange(83, _ -> {}))).startsWith("3/10: "); // refresh a pool

            assertThat(standIn.calls().violations()).containsExactly(12, 83);
            assertThat(standIn.calls().counts()).containsEntry(12, 1L).containsEntry(66, 1L);
        }
    }

    @Test
    void answersKeepaliveAndAsksWhoWantsToBeAsked() throws IOException {
        standIn.pingInterval(Duration.ofMillis(1));
        try (var client = new StandInClient(standIn.address())) {
            client.send(new StandInFrame(StandInFrame.KEEPALIVE, 1, 1, StandInFrame.MESSAGE, 0, 0, new byte[0]));
            StandInFrame pong = client.receive();
            assertThat(pong.program()).isEqualTo(StandInFrame.KEEPALIVE);
            assertThat(pong.procedure()).isEqualTo(2);

            client.call(66, _ -> {});
            client.send(60, out -> out.int32(10));
            StandInFrame first = client.receive();
            StandInFrame ping = first.program() == StandInFrame.KEEPALIVE ? first : client.receive();
            assertThat(ping.procedure()).isEqualTo(1);
        }
    }

    @Test
    void tellsEventsToThoseWhoRegistered() throws IOException {
        try (var client = StandInClient.opened(standIn)) {
            int callback = client.call(316, out -> out.int32(0).bool(false)).int32();
            standIn.emit(StandInEvent.deviceAdded(SmallHost.running(), "net1"));
            standIn.emit(StandInEvent.lifecycle(SmallHost.running(), 3, 0));

            StandInFrame frame = client.receive();
            assertThat(frame.type()).isEqualTo(StandInFrame.MESSAGE);
            assertThat(frame.procedure()).isEqualTo(LIFECYCLE);
            assertThat(frame.serial()).isZero();
            XdrReader event = StandInClient.payload(frame);
            assertThat(event.int32()).isEqualTo(callback);
            assertThat(event.string(100)).isEqualTo("running");
            assertThat(event.uuid()).isEqualTo(SmallHost.RUNNING);
            assertThat(List.of(event.int32(), event.int32(), event.int32())).containsExactly(7, 3, 0);

            client.call(317, out -> out.int32(callback));
            standIn.emit(StandInEvent.lifecycle(SmallHost.running(), 4, 0));
            assertThat(client.exchange(59, _ -> {}).type()).isEqualTo(StandInFrame.REPLY);
        }
    }

    @Test
    void answersOutOfOrder() throws IOException {
        standIn.faults().slow(59, Duration.ofMillis(200));
        try (var client = StandInClient.opened(standIn)) {
            int slow = client.send(59, _ -> {});
            int quick = client.send(3, _ -> {});

            assertThat(client.receive().serial()).isEqualTo(quick);
            assertThat(client.receive().serial()).isEqualTo(slow);
            assertThat(standIn.calls().mostOutstanding()).isEqualTo(2);
        }
    }

    @Test
    void closesTheConnectionOfWhoAnnouncesAnImpossibleLength() throws IOException {
        for (int length : new int[] {0, 27, -1, 32 * 1024 * 1024 + 5}) {
            try (var client = new StandInClient(standIn.address())) {
                client.send(new XdrWriter().int32(length).toByteArray());
                assertThat(client.closed()).isTrue();
            }
        }
    }

    @Test
    void alsoListensOnTcp() throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var tcp = LibvirtStandIn.start(loopback, new SmallHost());
                var client = StandInClient.opened(tcp)) {
            assertThat(client.call(59, _ -> {}).string(10)).isEqualTo("small");
        }
        assertThat(Files.exists(socket)).isTrue();
    }

    private static List<String> names(StandInClient client, int flags) throws IOException {
        XdrReader reply = client.call(LIST, out -> out.int32(1).int32(flags));
        return reply.list(100, in -> {
            String name = in.string(100);
            in.uuid();
            in.int32();
            return name;
        });
    }
}
