package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import hypervisor.scrape.Deadline;
import hypervisor.source.BackOff;
import hypervisor.source.libvirt.message.SupportsFeature;
import hypervisor.source.libvirt.wire.Frame;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LibvirtClientTest {
    private static final LibvirtUri URI = LibvirtUri.parse("qemu:///system");
    private static final SupportsFeature CALL = new SupportsFeature(9);

    @TempDir
    Path directory;

    @Test
    void answersAreMatchedInWhateverOrderTheyCome() throws Exception {
        try (FakeDaemon _ = daemon(FakeDaemon.opened(conversation -> {
                    List<Frame> calls = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        calls.add(conversation.call());
                    }
                    for (Frame call : calls.reversed()) {
                        int feature = call.payload().getInt(0);
                        conversation.reply(call, out -> out.bool(feature % 2 == 1));
                    }
                    conversation.next();
                }));
                LibvirtClient client = client()) {
            List<CompletableFuture<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(client.send(new SupportsFeature(i), soon()));
            }

            for (int i = 0; i < 4; i++) {
                assertThat(answers.get(i).get(5, TimeUnit.SECONDS)).isEqualTo(i % 2 == 1);
            }
        }
    }

    @Test
    void anErrorOfTheDaemonBelongsToItsCallOnly() throws Exception {
        try (FakeDaemon daemon = daemon(FakeDaemon.opened(conversation -> {
                    conversation.refuse(conversation.call(), 42, "Domain not found");
                    FakeDaemon.echo(conversation);
                }));
                LibvirtClient client = client()) {
            assertThatThrownBy(() -> client.call(CALL, soon()))
                    .isInstanceOfSatisfying(
                            LibvirtException.class, e -> assertThat(e.code()).isEqualTo(42))
                    .hasMessage("Domain not found");
            client.call(CALL, soon());

            assertThat(daemon.connections()).isEqualTo(1);
            assertThat(client.counters()).isEqualTo(new Daemon.Counters(1, 2, 1, 0));
        }
    }

    @Test
    void aLateAnswerIsDroppedAndTheConnectionLivesOn() throws Exception {
        var release = new CountDownLatch(1);
        try (FakeDaemon daemon = daemon(FakeDaemon.warm(conversation -> {
                    Frame late = conversation.call();
                    release.await();
                    conversation.reply(late, out -> out.bool(true));
                    FakeDaemon.echo(conversation);
                }));
                LibvirtClient client = client()) {
            client.call(CALL, soon());
            assertThatThrownBy(() -> client.call(CALL, Deadline.in(Duration.ofMillis(50))))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("qemu:///system did not answer SupportsFeature (60) in time");
            assertThat(client.unanswered()).isEqualTo(1);

            release.countDown();
            client.call(CALL, soon());

            assertThat(client.unanswered()).isZero();
            assertThat(client.counters()).isEqualTo(new Daemon.Counters(1, 3, 1, 1));
            assertThat(daemon.connections()).isEqualTo(1);
        }
    }

    @Test
    void withOverdueCallsOthersGoOneByOne() throws Exception {
        var arrived = new LinkedBlockingQueue<Frame>();
        try (FakeDaemon _ = daemon(FakeDaemon.warm(conversation -> {
                    for (Frame call = conversation.next(); call != null; call = conversation.next()) {
                        arrived.add(call);
                    }
                }));
                LibvirtClient client = client()) {
            client.call(CALL, soon());
            assertThatThrownBy(() -> client.call(CALL, Deadline.in(Duration.ofMillis(30))))
                    .isInstanceOf(SocketTimeoutException.class);
            var _ = client.send(CALL, soon());

            assertThatThrownBy(() -> client.send(CALL, Deadline.in(Duration.ofMillis(30))))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("qemu:///system: SupportsFeature (60) was not sent: "
                            + "2 earlier calls have no answer yet, 1 of them are overdue");
            assertThat(arrived.poll(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(arrived.poll(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(arrived).isEmpty(); // the call that waited was never sent
        }
    }

    @Test
    void fourGoAtOnceAndTheFifthWaits() throws Exception {
        try (FakeDaemon _ = daemon(FakeDaemon.warm(conversation -> {
                    while (conversation.next() != null) {}
                }));
                LibvirtClient client = client()) {
            client.call(CALL, soon());
            for (int i = 0; i < 4; i++) {
                var _ = client.send(CALL, soon());
            }
            assertThatThrownBy(() -> client.send(CALL, Deadline.in(Duration.ofMillis(30))))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("4 earlier calls have no answer yet, 0 of them");
        }
    }

    @Test
    void aBrokenConnectionFailsAllCallersAndTheNextCallMakesAnother() throws Exception {
        try (FakeDaemon daemon = daemon(FakeDaemon.opened(conversation -> {
                    conversation.call();
                    conversation.raw(new byte[] {0, 0, 0, 100, 1, 2, 3});
                }));
                LibvirtClient client = client()) {
            assertThatThrownBy(() -> client.call(CALL, soon()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("qemu:///system: the connection ended inside a message, after 7 of 100 bytes");
            assertThatThrownBy(() -> client.call(CALL, soon())).hasMessageContaining("inside a message");

            assertThat(daemon.connections()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNoProtocolEndsTheConnection() throws Exception {
        try (FakeDaemon _ = daemon(FakeDaemon.opened(conversation -> {
                    conversation.call();
                    conversation.raw("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII));
                    conversation.next();
                }));
                LibvirtClient client = client()) {
            assertThatThrownBy(() -> client.call(CALL, soon()))
                    .hasMessage("qemu:///system: what came is not libvirt's protocol: libvirt message, byte 0: "
                            + "a length of 1213486160, the protocol allows 28 to 33554436");
        }
    }

    @Test
    void whereThereIsNoDaemonEachPathIsToldAndTheNextCallDoesNotTryAgain() throws Exception {
        Files.createDirectories(directory.resolve("libvirt"));
        var aMinute = new BackOff(Duration.ofMinutes(1), Duration.ofMinutes(1), new Random(1));
        try (var client = new LibvirtClient(URI, options(), Dialer.of(URI, options()), aMinute)) {
            Throwable first = catchThrowable(() -> client.call(CALL, soon()));
            assertThat(first)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(directory + "/libvirt/virtqemud-sock-ro (not there)")
                    .hasMessageContaining(directory + "/libvirt/libvirt-sock (not there)")
                    .hasMessageContaining("start libvirtd");
            assertThatThrownBy(() -> client.call(CALL, soon()))
                    .as("a failure that the log counts as the same")
                    .hasMessage(first.getMessage());
        }
    }

    @Test
    void afterCloseThereAreNoThreads() throws Exception {
        var gone = new CountDownLatch(1);
        try (FakeDaemon _ = daemon(FakeDaemon.opened(conversation -> {
            FakeDaemon.echo(conversation);
            gone.countDown();
        }))) {
            LibvirtClient client = client();
            client.call(CALL, soon());
            client.close();

            assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> client.call(CALL, soon())).hasMessageContaining("the client is closed");
        }
    }

    private FakeDaemon daemon(FakeDaemon.Script script) throws IOException {
        return new FakeDaemon(directory.resolve("libvirt/libvirt-sock-ro"), script);
    }

    private LibvirtClient client() {
        return new LibvirtClient(URI, options());
    }

    private LibvirtOptions options() {
        return LibvirtOptions.standard()
                .withEnvironment(new LibvirtEnvironment(directory, directory, directory, directory));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }
}
