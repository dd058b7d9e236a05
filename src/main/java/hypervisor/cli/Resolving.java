package hypervisor.cli;

import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.Isolation;
import hypervisor.target.Resolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Asks this machine's resolver, which can neither be interrupted nor hurried: in threads of their own, not more
/// than a few at once.
final class Resolving implements Resolver {
    private static final int AT_ONCE = 16;

    private final Isolation isolation = new Isolation();
    private final Semaphore permits = new Semaphore(AT_ONCE);

    @Override
    public List<InetAddress> resolve(String name, Deadline deadline) throws IOException, InterruptedException {
        try {
            return isolation.run(name, () -> looked(name), deadline);
        } catch (UnknownHostException _) {
            throw new IOException("the name " + name + " is not known: is it in the DNS or in /etc/hosts here?");
        } catch (HangingException e) {
            throw new IOException("the resolver of this machine does not say where " + name + " is", e);
        }
    }

    private List<InetAddress> looked(String name) throws IOException {
        if (!permits.tryAcquire()) {
            throw new IOException(
                    "the resolver of this machine does not answer: " + AT_ONCE + " names are being looked up already");
        }
        try {
            return List.of(InetAddress.getAllByName(name));
        } finally {
            permits.release();
        }
    }
}
