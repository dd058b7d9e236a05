package hypervisor.source.proxmox;

import hypervisor.source.proxmox.ApiException.Kind;
import java.io.IOException;

/// Reads a secret, and sees to it that it can be sent.
final class SecretReading {
    private SecretReading() {}

    /// @param what `the token's secret`
    /// @throws ApiException it cannot be read, or is not what a secret can be; without any of it
    static String read(String what, Credentials.Secret secret) throws ApiException {
        String text;
        try {
            text = secret.read().strip();
        } catch (IOException e) {
            throw new ApiException(Kind.UNAUTHENTICATED, 0, what + " cannot be read: " + e.getMessage(), e);
        }
        if (text.isEmpty()) {
            throw new ApiException(Kind.UNAUTHENTICATED, 0, what + " is empty", null);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new ApiException(
                    Kind.UNAUTHENTICATED, 0, what + " has line breaks or control characters in it", null);
        }
        return text;
    }
}
