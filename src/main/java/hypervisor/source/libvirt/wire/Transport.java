package hypervisor.source.libvirt.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Bytes to a daemon and back. One thread may read while another writes; closing ends both.
public interface Transport extends Closeable {

    InputStream in() throws IOException;

    OutputStream out() throws IOException;

    /// Where it leads, for messages: "/run/libvirt/libvirt-sock-ro", "tcp to node1:16509".
    String place();

    /// Whether nobody on the way can read along or change what is said, so that passwords may go as they are.
    boolean confidential();

    /// Whether it leaves this machine, so that it can die without a word.
    boolean remote();

    /// Why the daemon's side is at its end, once [#in] is.
    default IOException ended() {
        return new IOException("the daemon closed the connection");
    }

    /// Why reading or writing failed, for people; what was thrown may be only its consequence.
    default IOException failed(IOException thrown) {
        return thrown;
    }

    @Override
    void close();
}
