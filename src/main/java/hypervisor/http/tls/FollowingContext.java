package hypervisor.http.tls;

import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// A context whose every connection begins with the encryption of that moment: the JDK's server keeps the one
/// that it is given before it starts.
final class FollowingContext extends SSLContext {
    FollowingContext(Supplier<ServerTls> current) {
        super(new Following(current), current.get().context().getProvider(), "TLS");
    }

    private static final class Following extends SSLContextSpi {
        private final Supplier<ServerTls> current;

        Following(Supplier<ServerTls> current) {
            this.current = current;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return current.get().context().createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return engineCreateSSLEngine();
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random) {
            throw new UnsupportedOperationException("it is as the configuration says");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return current.get().context().getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return current.get().context().getServerSocketFactory();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return current.get().context().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return current.get().context().getClientSessionContext();
        }
    }
}
