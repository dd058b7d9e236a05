package hypervisor.source.libvirt.wire;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// TLS over TCP. Once it stands, the daemon says whether it takes the client's certificate.
public final class TlsTransport implements Transport {
    public static final int PORT = 16514;

    private static final int ACCEPTED = 1;

    private final String place;
    private final Socket tcp;
    private final SSLSocket tls;

    private TlsTransport(String place, Socket tcp, SSLSocket tls) {
        this.place = place;
        this.tcp = tcp;
        this.tls = tls;
    }

    /// Connects, and lets each side see who the other is.
    ///
    /// @param keys read anew for each connection
    /// @param verify whether the server's certificate has to be issued for this host
    public static TlsTransport connect(Place where, TlsKeys keys, boolean verify, Deadline deadline)
            throws IOException {
        String place = "tls to " + where;
        Socket tcp = TcpTransport.socket(where, deadline);
        try {
            tcp.setSoTimeout(Math.max(1, (int) deadline.left().toMillis()));
            SSLSocket tls =
                    (SSLSocket) keys.context().getSocketFactory().createSocket(tcp, where.host(), where.port(), true);
            if (verify) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS"); // compares the name as libvirt does
                tls.setSSLParameters(parameters);
            }
            tls.startHandshake();
            int answer = tls.getInputStream().read();
            if (answer != ACCEPTED) {
                throw new SSLException(refusal(keys));
            }
            tcp.setSoTimeout(0);
            return new TlsTransport(place, tcp, tls);
        } catch (IOException e) {
            Closing.quietly(tcp);
            throw new IOException(place + ": " + e.getMessage(), e);
        }
    }

    private static String refusal(TlsKeys keys) {
        TlsKeys.Identity client = keys.client();
        return client == null
                ? "the daemon wants the client's certificate, and there is none: put clientcert.pem and clientkey.pem"
                        + " into the directory named by ?pkipath=, into ~/.pki/libvirt, or where /etc/pki/libvirt has them"
                : "the daemon does not take the client's certificate, " + client.certificate()
                        + "; its log says why (an authority it does not know, or tls_allowed_dn_list)";
    }

    @Override
    public InputStream in() throws IOException {
        return tls.getInputStream();
    }

    @Override
    public OutputStream out() throws IOException {
        return tls.getOutputStream();
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public boolean confidential() {
        return true;
    }

    @Override
    public boolean remote() {
        return true;
    }

    /// Not politely: to say goodbye, TLS would wait for a writer that may hang.
    @Override
    public void close() {
        Closing.quietly(tcp);
    }
}
