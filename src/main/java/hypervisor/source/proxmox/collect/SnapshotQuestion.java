package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.GuestSnapshots.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Asks for the snapshots of a node's guests, one after the other, and of no more than eight guests of the
/// cluster at once.
final class SnapshotQuestion {
    private static final int AT_ONCE = 8;

    /// What the next guest of the node would not be answered otherwise, and take as long.
    private static final Set<Kind> WHOLE_NODE = Set.of(Kind.NODE, Kind.TIMEOUT, Kind.UNKNOWN_PATH);

    private final ProxmoxApi api;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    SnapshotQuestion(ProxmoxApi api) {
        this.api = api;
    }

    /// @param guests of one node
    Part<GuestSnapshots> ask(List<Guest> guests, Deadline deadline) throws ApiException, InterruptedException {
        List<GuestSnapshots> all = new ArrayList<>();
        int failed = 0;
        String first = null;
        for (Guest guest : guests) {
            try {
                all.add(snapshots(guest, deadline));
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

    private GuestSnapshots snapshots(Guest guest, Deadline deadline) throws ApiException, InterruptedException {
        String path = "/" + guest.kind() + "/" + guest.vmid() + "/snapshot";
        AnswerReader<List<JsonRow>> reader = AnswerReader.rows(row -> row);
        turns.acquire();
        try {
            return of(guest, api.get(ApiRequest.node(guest.node(), path, reader), deadline));
        } finally {
            turns.release();
        }
    }

    private static GuestSnapshots of(Guest guest, List<JsonRow> rows) {
        List<Snapshot> snapshots = rows.stream()
                .map(SnapshotQuestion::snapshot)
                .filter(Objects::nonNull)
                .sorted(comparing(Snapshot::name))
                .toList();
        String name = Objects.requireNonNullElse(guest.name(), "");
        return new GuestSnapshots(guest.kind(), guest.node(), guest.vmid(), name, guest.tags(), snapshots);
    }

    /// Null for the row that stands for the present state, the only one that was not taken at any time.
    private static @Nullable Snapshot snapshot(JsonRow row) {
        String name = row.text("name", "");
        Long taken = row.integer("snaptime");
        return taken == null || name.isEmpty() || name.equals("current") ? null : new Snapshot(name, taken);
    }

    /// Whether it was deleted or moved since the guests were listed.
    private static boolean isGone(ApiException e) {
        return e.kind() == Kind.REFUSED && String.valueOf(e.getMessage()).contains("does not exist");
    }
}
