package hypervisor.demo.proxmox;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Shows one certificate to everybody. It needs no key store, whose encryption alone takes longer than a handshake.
final class OneCertificate extends X509ExtendedKeyManager {
    private static final String ALIAS = "stand-in";
    private static final String TYPE = "EC";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    OneCertificate(PrivateKey key, X509Certificate... chain) {
        this.key = key;
        this.chain = chain.clone();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
        return chosen(type);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return chosen(type);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
        return type.equals(TYPE) ? new String[] {ALIAS} : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    private static @Nullable String chosen(String type) {
        return type.equals(TYPE) ? ALIAS : null;
    }
}
