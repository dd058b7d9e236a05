package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException.Kind;
import org.jspecify.annotations.Nullable;

/// A header with an API token. Its secret is read once, and again after it was refused.
final class TokenAuthentication implements Authentication {
    private final Credentials.Token token;
    private final RefusalPause pause;
    private @Nullable String secret;

    TokenAuthentication(Credentials.Token token, Clock clock) {
        this.token = token;
        this.pause = new RefusalPause(clock);
    }

    @Override
    public synchronized Authorization current(Deadline deadline) throws ApiException {
        if (secret == null || pause.isOn()) {
            String read = read();
            pause.check(read);
            secret = read;
        }
        return with(secret);
    }

    @Override
    public synchronized Authorization another(Authorization refused, ApiException because, Deadline deadline)
            throws ApiException {
        String read = read();
        if (!with(read).equals(refused)) {
            pause.check(read);
            secret = read;
            return with(read);
        }
        secret = null;
        pause.begin(read, because);
        throw pause.remembered();
    }

    @Override
    public synchronized void refused(Authorization authorization, ApiException because) {
        if (secret != null && with(secret).equals(authorization)) {
            pause.begin(secret, because);
            secret = null;
        }
    }

    @Override
    public synchronized @Nullable Authorization known() {
        return secret == null ? null : with(secret);
    }

    @Override
    public synchronized void accepted() {
        if (secret != null) {
            pause.end();
        }
    }

    private String read() throws ApiException {
        String read = SecretReading.read("the secret of token " + token.id(), token.secret());
        if (read.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new ApiException(
                    Kind.UNAUTHENTICATED,
                    0,
                    "the secret of token " + token.id() + " has characters in it that no secret has",
                    null);
        }
        return read;
    }

    private Authorization with(String value) {
        return new Authorization("Authorization", "PVEAPIToken=" + token.id() + "=" + value);
    }
}
