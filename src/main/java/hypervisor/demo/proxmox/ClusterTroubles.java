package hypervisor.demo.proxmox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What nodes and guests of a [GeneratedCluster] suffer. Everything may be switched at any time, from any thread.
///
/// A whole node is lost at [ProxmoxStandIn#lose], which closes its listener too.
public final class ClusterTroubles {
    /// After this long the cluster forgets what a node that went down said last.
    static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<String, Instant> down = new ConcurrentHashMap<>();
    private final Map<String, Instant> stuck = new ConcurrentHashMap<>();
    private final Map<Long, Instant> paused = new ConcurrentHashMap<>();
    private final Set<Long> hung = ConcurrentHashMap.newKeySet();
    private volatile boolean quorate = true;
    private volatile @Nullable Outages outages;

    /// A node that is down for a while at the beginning of each period.
    private record Outages(String node, Instant first, Duration period, Duration length) {
        @Nullable Instant since(Instant now) {
            long into = Math.floorMod(Duration.between(first, now).toMillis(), period.toMillis());
            return into < length.toMillis() ? now.minusMillis(into) : null;
        }
    }

    ClusterTroubles(InstantSource clock) {
        this.clock = clock;
    }

    /// Its pvestatd measures no more: everything about the node and what runs there stays as it was, without a sign
    /// but that the time of measurement does not move.
    public void stick(String node, boolean isStuck) {
        switchSince(stuck, node, isStuck);
    }

    /// The guest's CPUs stand still.
    public void pause(long vmid, boolean isPaused) {
        switchSince(paused, vmid, isPaused);
    }

    /// QEMU does not answer: what the cluster then tells of disks read and written is 0.
    public void hang(long vmid, boolean isHung) {
        if (isHung) {
            hung.add(vmid);
        } else {
            hung.remove(vmid);
        }
    }

    public void quorate(boolean isQuorate) {
        quorate = isQuorate;
    }

    /// The node is down for so long at the beginning of each period, the first of which begins now. Its port stays
    /// open, but whoever asks there is cut off.
    public void downNowAndThen(String node, Duration period, Duration length) {
        outages = new Outages(node, clock.instant(), period, length);
    }

    void down(String node, boolean isDown) {
        switchSince(down, node, isDown);
    }

    @Nullable Instant downSince(String node) {
        Outages regular = outages;
        Instant since = down.get(node);
        return since == null && regular != null && regular.node().equals(node) ? regular.since(clock.instant()) : since;
    }

    boolean forgotten(String node) {
        Instant since = downSince(node);
        return since != null && !clock.instant().isBefore(since.plus(FORGOTTEN));
    }

    /// Since when nothing new is measured there, for whatever reason.
    @Nullable Instant frozenSince(String node) {
        Instant since = stuck.get(node);
        return since == null ? downSince(node) : since;
    }

    @Nullable Instant pausedSince(long vmid) {
        return paused.get(vmid);
    }

    public boolean hung(long vmid) {
        return hung.contains(vmid);
    }

    boolean quorate() {
        return quorate;
    }

    private <K> void switchSince(Map<K, Instant> since, K key, boolean on) {
        if (on) {
            since.putIfAbsent(key, clock.instant());
        } else {
            since.remove(key);
        }
    }
}
