package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one of several that were asked the same said.
///
/// @param problem why this is not all of it; null where it is
record Part<T>(List<T> rows, @Nullable String problem) {

    Part {
        rows = List.copyOf(rows);
    }

    static <T> Part<T> whole(List<T> rows) {
        return new Part<>(rows, null);
    }

    /// What each of them is asked.
    @FunctionalInterface
    interface Question<T> {
        /// @param subject a node's name, or an endpoint
        Part<T> ask(String subject, Deadline deadline) throws ApiException, InterruptedException;
    }
}
