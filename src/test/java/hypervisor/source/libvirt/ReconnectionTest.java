package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import hypervisor.source.BackOff;
import hypervisor.source.libvirt.message.SupportsFeature;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ReconnectionTest {
    private static final LibvirtUri URI = LibvirtUri.parse("qemu:///system");
    private static final SupportsFeature CALL = new SupportsFeature(9);

    @TempDir
    Path directory;

    @Test
    void waitsTwiceAsLongEachTimeUpToALimit() {
        var backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5), new Random(1));
        for (long seconds : new long[] {1, 2, 4, 5, 5}) {
            assertThat(backOff.failed()).isBetween(Duration.ofMillis(800 * seconds), Duration.ofMillis(1200 * seconds));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(backOff.failed()).isLessThan(Duration.ofSeconds(6));
        }
        backOff.succeeded();

        assertThat(backOff.failed()).isLessThan(Duration.ofMillis(1201));
    }

    @Test
    void aDaemonThatStartsAgainIsFoundByTheNextCall() throws Exception {
        try (LibvirtClient client = client(Duration.ofMillis(1))) {
            try (FakeDaemon _ = daemon(FakeDaemon.opened(FakeDaemon::echo))) {
                client.call(CALL, soon());
            }
            assertThatThrownBy(() -> client.call(CALL, soon())).isInstanceOf(IOException.class);
            try (FakeDaemon _ = daemon(FakeDaemon.opened(FakeDaemon::echo))) {
                patiently(client);
            }
            assertThat(client.counters().connects()).isEqualTo(2);
        }
    }

    @Test
    void allCallersWaitForOneConnection() throws Exception {
        var both = new CountDownLatch(2);
        try (FakeDaemon daemon = daemon(FakeDaemon.opened(FakeDaemon::echo));
                LibvirtClient client = client(Duration.ofMinutes(1))) {
            Runnable caller = () -> {
                try {
                    client.call(CALL, soon());
                    both.countDown();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
            Thread.ofVirtual().start(caller);
            Thread.ofVirtual().start(caller);

            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(daemon.connections()).isEqualTo(1);
        }
    }

    @Test
    void aSlowConnectionIsNotAbandonedWithItsFirstCaller() throws Exception {
        var ready = new CountDownLatch(1);
        try (FakeDaemon daemon = daemon(conversation -> {
                    ready.await();
                    FakeDaemon.opened(FakeDaemon::echo).serve(conversation);
                });
                LibvirtClient client = client(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> client.call(CALL, Deadline.in(Duration.ofMillis(50))))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("it is still being made");
            ready.countDown();
            client.call(CALL, soon());

            assertThat(daemon.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatEndsAtOnceTwiceIsAFailure() throws Exception {
        try (FakeDaemon daemon = daemon(FakeDaemon.opened(conversation -> conversation.call()));
                LibvirtClient client = client(Duration.ofMinutes(1))) {
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> client.call(CALL, soon()))
                        .hasMessageContaining("the daemon closed the connection");
            }
            assertThat(daemon.connections()).isEqualTo(2);
        }
    }

    @Test
    void aDaemonThatNeverAnswersIsGivenUp() throws Exception {
        try (FakeDaemon _ = daemon(conversation -> {
                    while (conversation.frame() != null) {}
                });
                LibvirtClient client = new LibvirtClient(URI, options().withConnectTimeout(Duration.ofMillis(100)))) {
            assertThatThrownBy(() -> client.call(CALL, soon()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the daemon accepted the connection, but was not ready after 0.1 s");
        }
    }

    @Test
    void listenersHearOfEachConnection() throws Exception {
        BlockingQueue<Boolean> connected = new LinkedBlockingQueue<>();
        try (LibvirtClient client = client(Duration.ofMillis(1))) {
            client.listen(new DaemonListener() {
                @Override
                public void connected(boolean events) {
                    connected.add(events);
                }

                @Override
                public void event(DomainEvent event) {}
            });
            for (int i = 0; i < 2; i++) {
                try (FakeDaemon _ = daemon(FakeDaemon.opened(FakeDaemon::echo))) {
                    patiently(client);
                    assertThat(connected.poll(5, TimeUnit.SECONDS)).isTrue();
                }
            }
        }
    }

    @Test
    void polkitsRefusalSaysWhatToAllow() throws Exception {
        try (FakeDaemon _ = daemon(conversation -> {
                    conversation.reply(
                            conversation.call(), types -> types.int32(1).int32(2));
                    conversation.refuse(conversation.call(), 94, "no polkit agent available");
                });
                LibvirtClient client = client(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> client.call(CALL, soon()))
                    .hasMessageContaining("no polkit agent available")
                    .hasMessageContaining("org.libvirt.unix.monitor");
        }
    }

    @Test
    void aDriverThatIsNotThereIsToldInTheDaemonsWords() throws Exception {
        try (FakeDaemon _ = daemon(conversation -> {
                    conversation.reply(conversation.call(), types -> types.int32(0));
                    conversation.refuse(conversation.call(), 5, "no connection driver available for qemu:///system");
                });
                LibvirtClient client = client(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> client.call(CALL, soon()))
                    .hasMessageContaining("does not open qemu:///system: no connection driver available");
        }
    }

    /// A call may still meet the end of the connection before.
    private static void patiently(LibvirtClient client) throws Exception {
        for (Deadline deadline = soon(); ; Thread.sleep(5)) {
            try {
                client.call(CALL, deadline);
                return;
            } catch (IOException e) {
                if (deadline.passed()) {
                    throw e;
                }
            }
        }
    }

    private FakeDaemon daemon(FakeDaemon.Script script) throws IOException {
        return new FakeDaemon(directory.resolve("libvirt/libvirt-sock-ro"), script);
    }

    private LibvirtClient client(Duration backOff) {
        return new LibvirtClient(
                URI, options(), Dialer.of(URI, options()), new BackOff(backOff, backOff, new Random(1)));
    }

    private LibvirtOptions options() {
        return LibvirtOptions.standard()
                .withEnvironment(new LibvirtEnvironment(directory, directory, directory, directory));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }
}
