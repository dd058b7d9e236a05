package hypervisor.http;

import hypervisor.dialect.Dialect;
import hypervisor.discovery.ProbeTarget;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The targets that requests may name.
public interface Probes {
    /// The names by which requests say how a target is asked; empty where nothing may be probed.
    Set<String> modules();

    /// The targets that can be told one by one, sorted by module and name: where a module lets a whole network through,
    /// or every name below another, what is in it is not known.
    List<ProbeTarget> listed();

    /// How long a probe may take that does not say how long it waits.
    Duration timeout(String module);

    /// Begins a probe, which is to be closed.
    ///
    /// @param module one of [#modules]
    /// @param target as the request has it
    /// @param deadline for finding out where the target is
    /// @throws ProbeException the target is none, may not be asked, or is asked too much
    Probe begin(String module, String target, Deadline deadline) throws ProbeException;

    /// A target while it is being asked.
    interface Probe extends AutoCloseable {
        Scraper scraper();

        /// @param name null for the module's own
        /// @throws ProbeException there is none of that name
        Dialect dialect(@Nullable String name) throws ProbeException;

        /// It is asked no more, for now.
        @Override
        void close();
    }
}
