package hypervisor.target;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/// Looks names up.
@FunctionalInterface
public interface Resolver {
    /// @return one address at least
    /// @throws IOException there is none, or nobody says by the deadline
    List<InetAddress> resolve(String name, Deadline deadline) throws IOException, InterruptedException;
}
