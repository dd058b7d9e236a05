package hypervisor.http.tls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.util.function.Supplier;

/// Gives each connection the encryption of the moment it begins in.
public final class FollowingTls extends HttpsConfigurator {
    private final Supplier<ServerTls> current;

    /// @param current asked for each connection
    public FollowingTls(Supplier<ServerTls> current) {
        super(new FollowingContext(current));
        this.current = current;
    }

    /// Called right after the connection's engine was made. Where the configuration changed in between, the
    /// engine's own view of clients' certificates and the new wish for them both hold.
    @Override
    public void configure(HttpsParameters parameters) {
        parameters.setSSLParameters(current.get().parameters());
    }
}
