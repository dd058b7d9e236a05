package hypervisor.source.proxmox;

import hypervisor.source.proxmox.json.AnswerReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One GET.
///
/// @param path below `/api2/json`, with its query: `/nodes/pve1/qemu?full=1`. Requests of one path are the same request
/// @param node where the cluster passes it on to, and which is kept waiting by it; null for the node that is asked
/// @param lane who waits for it
/// @param freshness how long its answer may be shown again; zero asks every time
/// @param reader makes a value of the answer
public record ApiRequest<T>(String path, @Nullable String node, Lane lane, Duration freshness, AnswerReader<T> reader) {

    /// Each node answers one request of each lane at a time, so that what is slow in one does not hold up the other.
    public enum Lane {
        /// A scrape waits for it.
        SCRAPE,
        /// Nobody waits for it; it keeps to the budget.
        BACKGROUND
    }

    /// A question to whichever node is asked, for the scrape that waits.
    public static <T> ApiRequest<T> cluster(String path, Duration freshness, AnswerReader<T> reader) {
        return new ApiRequest<>(path, null, Lane.SCRAPE, freshness, reader);
    }

    /// A question to whichever node is asked, in the background and never from the cache.
    public static <T> ApiRequest<T> background(String path, AnswerReader<T> reader) {
        return new ApiRequest<>(path, null, Lane.BACKGROUND, Duration.ZERO, reader);
    }

    /// A question about one node, in the background and never from the cache.
    ///
    /// @param path below `/nodes/NODE`
    public static <T> ApiRequest<T> node(String node, String path, AnswerReader<T> reader) {
        return new ApiRequest<>("/nodes/" + node + path, node, Lane.BACKGROUND, Duration.ZERO, reader);
    }
}
