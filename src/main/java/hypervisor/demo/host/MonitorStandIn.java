package hypervisor.demo.host;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.demo.DemoMoment;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The monitor of a guest on a real socket, which serves one client at a time, as QEMU's. That of a guest that hangs
/// takes clients and says nothing.
final class MonitorStandIn implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MonitorStandIn.class.getName());
    private static final int WAITING_CLIENTS = 16;
    private static final int LONGEST_QUESTION = 64 << 10;

    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final MonitorAnswers answers;
    private final Supplier<DemoMoment> moment;
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final boolean hung;

    private MonitorStandIn(Path socket, MonitorAnswers answers, Supplier<DemoMoment> moment, boolean hung)
            throws IOException {
        this.answers = answers;
        this.moment = moment;
        this.hung = hung;
        try {
            server.bind(UnixDomainSocketAddress.of(socket), WAITING_CLIENTS);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    static MonitorStandIn start(Path socket, MonitorAnswers answers, Supplier<DemoMoment> moment, boolean hung)
            throws IOException {
        var monitor = new MonitorStandIn(socket, answers, moment, hung);
        monitor.thread.execute(monitor::serve);
        return monitor;
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept();
                    var in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8))) {
                if (hung) {
                    in.skip(LONGEST_QUESTION);
                } else {
                    talk(client, in);
                }
            } catch (IOException e) {
                LOG.log(DEBUG, "a client of a made-up monitor is gone: {0}", e.getMessage());
            }
        }
    }

    private void talk(SocketChannel client, BufferedReader in) throws IOException {
        say(client, MonitorAnswers.GREETING);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            say(client, answers.to(line, moment.get()));
        }
    }

    private static void say(SocketChannel client, String line) throws IOException {
        Channels.newOutputStream(client).write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.shutdownNow();
        thread.close();
    }
}
