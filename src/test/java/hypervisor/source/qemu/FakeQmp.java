package hypervisor.source.qemu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The monitor of a guest on a real socket: one client at a time, as QEMU has it.
public final class FakeQmp implements AutoCloseable {
    public static final String GREETING =
            "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 22, \"minor\": 2, \"major\": 7}}, \"capabilities\": []}}\r\n";

    private final ServerSocketChannel server;
    private final Talk talk;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger clients = new AtomicInteger();

    /// What is done with one client.
    @FunctionalInterface
    public interface Talk {
        void with(BufferedReader in, OutputStream out) throws IOException, InterruptedException;
    }

    public FakeQmp(Path socket, Talk talk) throws IOException {
        this.talk = talk;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket), 1);
        Thread.ofPlatform().daemon().name("fake monitor").start(this::serve);
    }

    /// Says this line to a question that has this in it; to any other that it does not know it.
    public static FakeQmp answering(Path socket, Map<String, String> answers) throws IOException {
        return new FakeQmp(socket, (in, out) -> {
            say(out, GREETING);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String question = line;
                say(
                        out,
                        answers.entrySet().stream()
                                .filter(answer -> question.contains("\"" + answer.getKey() + "\""))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElse("{\"error\": {\"class\": \"CommandNotFound\", \"desc\": \"not known\"}}\r\n"));
            }
        });
    }

    public static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                clients.incrementAndGet();
                talk.with(new Listener(client), Channels.newOutputStream(client));
            } catch (IOException | InterruptedException _) {
                // the client is gone, or the test over
            }
        }
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    public int clients() {
        return clients.get();
    }

    /// Notes down all that is read.
    private final class Listener extends BufferedReader {
        private Listener(SocketChannel client) {
            super(new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
        }

        @Override
        public @Nullable String readLine() throws IOException {
            String line = super.readLine();
            if (line != null) {
                heard.add(line);
            }
            return line;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
