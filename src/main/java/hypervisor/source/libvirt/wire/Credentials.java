package hypervisor.source.libvirt.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Asked for a name and a password when a daemon wants them, each time anew, so that they may change in a file.
@FunctionalInterface
public interface Credentials {
    /// There are none.
    Credentials NONE = () -> null;

    @Nullable Login login() throws IOException;

    /// Never prints the password.
    record Login(String name, String password) {
        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }
}
