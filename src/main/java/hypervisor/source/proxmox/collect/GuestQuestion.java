package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.json.AnswerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/// Asks the same of each of a node's guests, one after the other, and of no more than eight guests of the
/// cluster at once.
///
/// @param <A> an answer
/// @param <T> what becomes of it
final class GuestQuestion<A, T> {
    private static final int AT_ONCE = 8;

    /// What the next guest of the node would not be answered otherwise, and take as long.
    private static final Set<Kind> WHOLE_NODE = Set.of(Kind.NODE, Kind.TIMEOUT, Kind.UNKNOWN_PATH);

    private final ProxmoxApi api;
    private final String path;
    private final AnswerReader<A> reader;
    private final BiFunction<Guest, A, T> value;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /// @param path below the guest's: `/snapshot`
    GuestQuestion(ProxmoxApi api, String path, AnswerReader<A> reader, BiFunction<Guest, A, T> value) {
        this.api = api;
        this.path = path;
        this.reader = reader;
        this.value = value;
    }

    /// @param guests of one node
    Part<T> ask(List<Guest> guests, Deadline deadline) throws ApiException, InterruptedException {
        List<T> all = new ArrayList<>();
        int failed = 0;
        String first = null;
        for (Guest guest : guests) {
            try {
                all.add(ask(guest, deadline));
            } catch (ApiException e) {
                boolean wholeNode = WHOLE_NODE.contains(e.kind());
                if (NodeCollector.HOPELESS.contains(e.kind()) || (wholeNode && all.isEmpty())) {
                    throw e;
                }
                if (wholeNode) {
                    return new Part<>(
                            all, "after " + all.size() + " of " + guests.size() + " guests: " + e.getMessage());
                }
                if (!isGone(e)) {
                    first = first == null ? e.getMessage() : first;
                    failed++;
                }
            }
        }
        return new Part<>(all, failed == 0 ? null : failed + " of " + guests.size() + " guests: " + first);
    }

    private T ask(Guest guest, Deadline deadline) throws ApiException, InterruptedException {
        String where = "/" + guest.kind() + "/" + guest.vmid() + path;
        turns.acquire();
        try {
            return value.apply(guest, api.get(ApiRequest.node(guest.node(), where, reader), deadline));
        } finally {
            turns.release();
        }
    }

    /// Whether it was deleted or moved since the guests were listed.
    private static boolean isGone(ApiException e) {
        return e.kind() == Kind.REFUSED && String.valueOf(e.getMessage()).contains("does not exist");
    }
}
