package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import org.jspecify.annotations.Nullable;

/// How requests say who is asking. What the cluster has refused is not sent again for a while: each refusal
/// takes it 3 s, and looks like an attack in its log.
interface Authentication {
    static Authentication of(Credentials credentials, TicketAuthentication.Login login, Clock clock) {
        return switch (credentials) {
            case Credentials.Token token -> new TokenAuthentication(token, clock);
            case Credentials.Password password -> new TicketAuthentication(password, login, clock);
        };
    }

    /// @throws ApiException there is none, or it was refused a short while ago; then in the words of that time
    Authorization current(Deadline deadline) throws ApiException, InterruptedException;

    /// What is there already, without asking anyone; null where there is nothing.
    @Nullable Authorization known();

    /// What to try once more after a refusal.
    ///
    /// @throws ApiException there is nothing else to try
    Authorization another(Authorization refused, ApiException because, Deadline deadline)
            throws ApiException, InterruptedException;

    /// What was tried once more was refused too.
    void refused(Authorization authorization, ApiException because);

    void accepted();

    /// Nanoseconds that only go forward; tests have their own.
    @FunctionalInterface
    interface Clock {
        Clock SYSTEM = System::nanoTime;

        long nanoTime();
    }
}
