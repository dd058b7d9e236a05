package hypervisor.source.libvirt.wire;

import java.io.Closeable;
import java.io.IOException;

/// Closes what is of no more use, whatever it says to that.
final class Closing {
    private static final System.Logger LOG = System.getLogger(Closing.class.getName());

    private Closing() {}

    static void quietly(Closeable used) {
        try {
            used.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a connection", e);
        }
    }
}
