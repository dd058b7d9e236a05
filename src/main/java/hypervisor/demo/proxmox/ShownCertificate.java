package hypervisor.demo.proxmox;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificate that a listener shows. It can be exchanged while the listener is open: connections that are there
/// stay, new ones see the new one, and none resumes a session of before.
final class ShownCertificate extends SSLContextSpi {
    private volatile StandInCertificate certificate;
    private volatile SSLContext context;

    ShownCertificate(StandInCertificate certificate) {
        this.certificate = certificate;
        this.context = certificate.serverContext();
    }

    /// What the listener is given once.
    SSLContext asContext() {
        return new SSLContext(this, context.getProvider(), context.getProtocol()) {};
    }

    void show(StandInCertificate shown) {
        context = shown.serverContext();
        certificate = shown;
    }

    String fingerprint() {
        return certificate.fingerprint();
    }

    @Override
    protected void engineInit(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random) {
        throw new UnsupportedOperationException("it has its certificate already");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return context.createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return context.createSSLEngine(host, port);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context.getClientSessionContext();
    }
}
