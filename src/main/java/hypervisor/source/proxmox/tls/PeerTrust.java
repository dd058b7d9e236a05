package hypervisor.source.proxmox.tls;

import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Checks a server's certificate as the policy says, and says in words what is wrong with it.
///
/// A pinned certificate is believed whatever its name, issuer and date: whoever pins it has looked at this very
/// one, and Proxmox VE itself pins in this way. Without pins, chain, date and name are all checked.
final class PeerTrust extends X509ExtendedTrustManager {
    private final TlsPolicy policy;
    private final X509TrustManager authorities;

    /// @param authorities knows who may issue certificates
    PeerTrust(TlsPolicy policy, X509TrustManager authorities) {
        this.policy = policy;
        this.authorities = authorities;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(chain, kind, engine.getPeerHost());
    }

    private void check(X509Certificate[] chain, String kind, @Nullable String host) throws CertificateException {
        if (!policy.fingerprints().isEmpty()) {
            pinned(chain[0]);
        } else if (!policy.insecure()) {
            dated(chain[0]);
            issued(chain, kind);
            String name = policy.serverName() == null ? host : policy.serverName();
            named(chain[0], name == null ? "" : name);
        }
    }

    private void pinned(X509Certificate certificate) throws CertificateException {
        Fingerprint found = Fingerprint.of(certificate);
        if (!policy.fingerprints().contains(found)) {
            throw new CertificateRefused("its certificate's fingerprint is " + found + ", expected "
                    + policy.fingerprints().stream().map(Fingerprint::toString).collect(Collectors.joining(" or "))
                    + " (was it renewed? compare it with pvenode cert info on the node, then change"
                    + " proxmox.fingerprints)");
        }
    }

    private static void dated(X509Certificate certificate) throws CertificateException {
        Instant now = Instant.now();
        Instant last = certificate.getNotAfter().toInstant();
        Instant first = certificate.getNotBefore().toInstant();
        if (last.isBefore(now)) {
            throw new CertificateRefused("its certificate expired on " + last);
        }
        if (first.isAfter(now)) {
            throw new CertificateRefused(
                    "its certificate is not valid before " + first + " (is the clock here right?)");
        }
    }

    private void issued(X509Certificate[] chain, String kind) throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, kind);
        } catch (CertificateException e) {
            String issuer = chain[chain.length - 1].getIssuerX500Principal().getName();
            throw new CertificateRefused(
                    expired(e)
                            ? "the certificate of an authority that vouches for it has expired"
                            : "its certificate is not vouched for by an authority that is trusted here, but by "
                                    + issuer + " (copy /etc/pve/pve-root-ca.pem of the cluster and name it in"
                                    + " proxmox.ca-file, or set proxmox.fingerprints)",
                    e);
        }
    }

    private static void named(X509Certificate certificate, String host) throws CertificateException {
        CertificateNames names = CertificateNames.of(certificate);
        if (!names.cover(host)) {
            throw new CertificateRefused("its certificate is for " + names + ", and not for " + host
                    + " (ask it by one of its names, or name one in proxmox.server-name)");
        }
    }

    private static boolean expired(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertPathValidatorException path && path.getReason() == BasicReason.EXPIRED) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check(chain, kind, null); // nothing here uses sockets; without a name only a pin or the override is enough
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check(chain, kind, null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw new CertificateException("no client is served here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no client is served here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("no client is served here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
