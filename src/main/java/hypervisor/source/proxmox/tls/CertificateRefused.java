package hypervisor.source.proxmox.tls;

import java.io.Serial;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/// A certificate that is not believed. The message says why, and what to do if it should be.
public final class CertificateRefused extends CertificateException {
    @Serial
    private static final long serialVersionUID = 1L;

    CertificateRefused(String message) {
        super(message);
    }

    CertificateRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The one among the causes of a failure; null where it failed for another reason.
    public static @Nullable CertificateRefused in(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertificateRefused refused) {
                return refused;
            }
        }
        return null;
    }
}
