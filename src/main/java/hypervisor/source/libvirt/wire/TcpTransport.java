package hypervisor.source.libvirt.wire;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;

/// Plain TCP: whoever is on the way can read and change everything, unless SASL puts a layer over it.
public final class TcpTransport implements Transport {
    public static final int PORT = 16509;

    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int KEEP_ALIVE_COUNT = 4;

    private final String place;
    private final Socket socket;

    private TcpTransport(String place, Socket socket) {
        this.place = place;
        this.socket = socket;
    }

    public static TcpTransport connect(Place place, Deadline deadline) throws IOException {
        return new TcpTransport("tcp to " + place, socket(place, deadline));
    }

    /// A socket with the kernel's own keepalive, which notices a dead peer when the daemon may not answer ours.
    static Socket socket(Place place, Deadline deadline) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_COUNT);
            socket.connect(place.find(), Math.max(1, (int) deadline.left().toMillis()));
            return socket;
        } catch (SocketTimeoutException _) {
            Closing.quietly(socket);
            throw new SocketTimeoutException(
                    "%s does not answer on port %d; is a firewall between?".formatted(place.host(), place.port()));
        } catch (IOException e) {
            Closing.quietly(socket);
            throw new IOException(
                    "cannot connect to %s, port %d: %s; the daemon listens there only when told so (virtproxyd-tcp.socket, "
                                    .formatted(place.host(), place.port(), e.getMessage())
                            + "virtproxyd-tls.socket, or libvirtd with --listen)",
                    e);
        }
    }

    @Override
    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public boolean confidential() {
        return false;
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public void close() {
        Closing.quietly(socket);
    }
}
