package hypervisor.source.proxmox;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A ticket got for a password. It lives two hours; after one it is exchanged for another while requests still
/// use it. One login goes on at a time, whoever needs it, and by its own deadline.
final class TicketAuthentication implements Authentication {
    private static final System.Logger LOG = System.getLogger(TicketAuthentication.class.getName());
    private static final Duration RENEWED_AFTER = Duration.ofHours(1);
    private static final Duration USED_FOR = Duration.ofMinutes(115);
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);

    private final Credentials.Password credentials;
    private final Login login;
    private final Clock clock;
    private final RefusalPause pause;
    private @Nullable String ticket;
    private long obtained;
    private long nextRenewal;
    private @Nullable CompletableFuture<String> going;

    TicketAuthentication(Credentials.Password credentials, Login login, Clock clock) {
        this.credentials = credentials;
        this.login = login;
        this.clock = clock;
        this.pause = new RefusalPause(clock);
    }

    /// Asks the cluster for a ticket.
    @FunctionalInterface
    interface Login {
        /// @param password or a ticket that is still good
        String ticket(String username, String password) throws ApiException, InterruptedException;
    }

    @Override
    public Authorization current(Deadline deadline) throws ApiException, InterruptedException {
        CompletableFuture<String> awaited;
        synchronized (this) {
            if (ticket != null && clock.nanoTime() - obtained < USED_FOR.toNanos()) {
                renewIfDue(ticket);
                return with(ticket);
            }
            awaited = going;
            if (awaited == null) {
                String password = password();
                pause.check(password);
                awaited = start(null, password);
            }
        }
        return with(await(awaited, deadline));
    }

    @Override
    public Authorization another(Authorization refused, ApiException because, Deadline deadline)
            throws ApiException, InterruptedException {
        synchronized (this) {
            if (ticket != null && with(ticket).equals(refused)) {
                ticket = null;
            }
        }
        return current(deadline);
    }

    @Override
    public synchronized void refused(Authorization authorization, ApiException because) {
        if (ticket != null && with(ticket).equals(authorization)) {
            ticket = null;
            try {
                pause.begin(password(), because);
            } catch (ApiException _) {
                // the next login will say that it cannot be read
            }
        }
    }

    @Override
    public synchronized @Nullable Authorization known() {
        return ticket == null ? null : with(ticket);
    }

    @Override
    public synchronized void accepted() {
        if (ticket != null) {
            pause.end();
        }
    }

    private void renewIfDue(String good) {
        long now = clock.nanoTime();
        if (going == null && now - obtained >= RENEWED_AFTER.toNanos() && now - nextRenewal >= 0) {
            nextRenewal = now + BETWEEN_RENEWALS.toNanos();
            var _ = start(good, null);
        }
    }

    private synchronized CompletableFuture<String> start(@Nullable String good, @Nullable String password) {
        var started = new CompletableFuture<String>();
        going = started;
        Thread.ofVirtual().name("proxmox-login").start(() -> login(started, good, password));
        return started;
    }

    private void login(CompletableFuture<String> started, @Nullable String good, @Nullable String password) {
        String got = null;
        Exception failure = null;
        String tried = password;
        try {
            got = good == null ? null : renewed(good);
            if (got == null) {
                tried = password == null ? password() : password;
                got = login.ticket(credentials.username(), tried);
            }
        } catch (ApiException | InterruptedException | RuntimeException e) {
            failure = e;
        }
        synchronized (this) {
            going = null;
            if (got != null) {
                ticket = got;
                obtained = clock.nanoTime();
                nextRenewal = obtained;
            } else if (failure instanceof ApiException api && api.kind() == Kind.UNAUTHENTICATED && tried != null) {
                pause.begin(tried, api);
            }
        }
        if (got != null) {
            started.complete(got);
        } else {
            started.completeExceptionally(failure == null ? new IllegalStateException() : failure);
        }
    }

    /// By the ticket itself; null where that fails, as after a change of the cluster's keys.
    private @Nullable String renewed(String good) throws InterruptedException {
        try {
            return login.ticket(credentials.username(), good);
        } catch (ApiException e) {
            LOG.log(
                    DEBUG,
                    () -> "a ticket could not be renewed by itself, the password will be used: " + e.getMessage());
            return null;
        }
    }

    private static String await(CompletableFuture<String> awaited, Deadline deadline)
            throws ApiException, InterruptedException {
        try {
            return awaited.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ApiException(Kind.TIMEOUT, 0, "the login did not end in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException api) {
                throw new ApiException(api.kind(), api.status(), String.valueOf(api.getMessage()), api);
            }
            throw new ApiException(Kind.REFUSED, 0, "the login failed: " + e.getCause(), e);
        }
    }

    private String password() throws ApiException {
        return SecretReading.read("the password of " + credentials.username(), credentials.password());
    }

    private static Authorization with(String ticket) {
        return new Authorization("Cookie", "PVEAuthCookie=" + URLEncoder.encode(ticket, StandardCharsets.UTF_8));
    }
}
