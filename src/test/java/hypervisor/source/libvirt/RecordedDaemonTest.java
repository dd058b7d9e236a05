package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.DomainEvent.Kind;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.DomainXmlDesc;
import hypervisor.source.libvirt.message.LibraryVersion;
import hypervisor.source.libvirt.message.Version;
import hypervisor.source.libvirt.wire.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers with the very bytes real daemons sent.
@Timeout(20)
class RecordedDaemonTest {
    private static final Path RECORDINGS = Path.of("src/test/fixtures/libvirt/rpc");
    private static final UUID DOMAIN = UUID.fromString("c1c1c1c1-0000-4000-8000-000000000001");
    private static final int REGISTER = 316;
    /// Asks for passwords, which a read-only connection is refused. Only this test says so.
    private static final int SECURE = 1;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"handshake-9.0.0-ro", "handshake-11.3.0-ro"})
    void speaksWithRecordedDaemons(String recording) throws Exception {
        Path recorded = RECORDINGS.resolve(recording);
        boolean old = recording.contains("9.0.0");
        var domain = new DomainReference("ci-0001", DOMAIN, old ? 216 : 1);
        var heard = new Heard();
        try (FakeDaemon _ = new FakeDaemon(directory.resolve("libvirt/libvirt-sock-ro"), conversation -> {
                    for (Frame call = conversation.next(); call != null; call = conversation.next()) {
                        answer(recorded, call, conversation);
                    }
                });
                LibvirtClient client = new LibvirtClient(LibvirtUri.parse("qemu:///system"), options())) {
            client.listen(heard);

            Version version = client.call(new LibraryVersion(), soon());
            assertThatThrownBy(() -> client.call(new DomainXmlDesc(domain, SECURE), soon()))
                    .isInstanceOfSatisfying(LibvirtException.class, e -> {
                        assertThat(e.code()).isEqualTo(29);
                        assertThat(e.domain()).isEqualTo(20);
                    })
                    .hasMessage("operation forbidden: virDomainGetXMLDesc with secure flag");

            assertThat(version).isEqualTo(old ? new Version(9, 0, 0) : new Version(11, 3, 0));
            assertThat(heard.connected.take()).isFalse(); // all kinds but one are refused below
            assertThat(heard.events.poll(5, TimeUnit.SECONDS))
                    .isEqualTo(new DomainEvent(Kind.LIFECYCLE, "ci-0001", DOMAIN, 3, 0));
            assertThat(heard.events.poll(5, TimeUnit.SECONDS))
                    .isEqualTo(new DomainEvent(Kind.LIFECYCLE, "ci-0001", DOMAIN, 4, 0));
        }
    }

    /// The recorded answer to a call with the same arguments, under the serial of this one. The events are sent once
    /// somebody asks for the library's version.
    private static void answer(Path recorded, Frame call, FakeConversation conversation) throws IOException {
        Frame answer = find(recorded, call);
        if (answer == null && call.procedure() == REGISTER) {
            conversation.refuse(call, 1, "unsupported event");
        } else if (answer != null) {
            conversation.send(new Frame(
                    answer.program(),
                    answer.procedure(),
                    answer.type(),
                    call.serial(),
                    answer.status(),
                    answer.payload()));
        }
        if (call.procedure() == new LibraryVersion().procedure()) {
            for (Path message : files(recorded, ".msg.bin")) {
                conversation.raw(Files.readAllBytes(message));
            }
        }
    }

    private static @Nullable Frame find(Path recorded, Frame call) throws IOException {
        for (Path file : files(recorded, ".req.bin")) {
            Frame asked = frame(file);
            if (asked.procedure() == call.procedure() && asked.payload().equals(call.payload())) {
                String name = file.getFileName().toString();
                int order = Integer.parseInt(name.substring(0, 4)) + 1;
                String reply = "%04d%s".formatted(order, name.substring(4).replace(".req.", ".rep."));
                return frame(recorded.resolve(reply));
            }
        }
        return null;
    }

    private static Iterable<Path> files(Path recorded, String ending) throws IOException {
        try (Stream<Path> files = Files.list(recorded)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Frame frame(Path file) throws IOException {
        return Optional.ofNullable(Frame.read(new ByteArrayInputStream(Files.readAllBytes(file))))
                .orElseThrow();
    }

    private LibvirtOptions options() {
        return LibvirtOptions.standard()
                .withEnvironment(new LibvirtEnvironment(directory, directory, directory, directory));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    private static final class Heard implements DaemonListener {
        private final BlockingQueue<Boolean> connected = new LinkedBlockingQueue<>();
        private final BlockingQueue<DomainEvent> events = new LinkedBlockingQueue<>();

        @Override
        public void connected(boolean all) {
            connected.add(all);
        }

        @Override
        public void event(DomainEvent event) {
            events.add(event);
        }
    }
}
