package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cluster that nobody owns, of any size, in the shapes of Proxmox VE 9.2. What it answers depends on its
/// seed and its clock alone: two questions at one moment have equal answers, and nothing is kept between
/// them.
///
/// As in a real one, what the cluster tells of all (`cluster/resources`) and what nodes measured
/// (`cluster/metrics/export`) moves every 10 seconds, and what a node is asked itself is of this moment.
public final class GeneratedCluster implements ClusterAnswers {
    static final long CYCLE = 10;

    /// It has been running for a day when it begins.
    private static final double UPTIME = 86_400;

    private final InstantSource clock;
    private final Instant began;
    private final ClusterTroubles troubles;
    private final List<MadeNode> nodes = new ArrayList<>();
    private final List<List<MadeGuest>> guests = new ArrayList<>();
    private final NodeAnswers nodeAnswers = new NodeAnswers(this);
    private final ClusterWideAnswers clusterAnswers = new ClusterWideAnswers(this);

    /// @param guestsPerNode two thirds VMs, one third containers, numbered from 100 on
    public GeneratedCluster(int nodes, int guestsPerNode, long seed, InstantSource clock) {
        this.clock = clock;
        this.began = Instant.ofEpochSecond(clock.instant().getEpochSecond() / CYCLE * CYCLE);
        this.troubles = new ClusterTroubles(clock);
        for (int node = 0; node < nodes; node++) {
            String name = "pve" + (node + 1);
            this.nodes.add(new MadeNode(node, name));
            List<MadeGuest> here = new ArrayList<>();
            for (int guest = 0; guest < guestsPerNode; guest++) {
                here.add(MadeGuest.of(node * guestsPerNode + guest, name, seed));
            }
            guests.add(List.copyOf(here));
        }
    }

    public ClusterTroubles troubles() {
        return troubles;
    }

    @Override
    public List<String> nodes() {
        return nodes.stream().map(MadeNode::name).toList();
    }

    @Override
    public void down(String node, boolean isDown) {
        troubles.down(node, isDown);
    }

    @Override
    public boolean isDown(String node) {
        return troubles.downSince(node) != null;
    }

    @Override
    public Reply answer(String node, String path, String user) {
        Sight sight = Sight.of(user);
        String named = RequestCounts.node(path);
        if (named == null) {
            return clusterAnswers.answer(node, path, sight);
        }
        MadeNode asked = node(named);
        if (asked == null) {
            return Reply.refused(
                    500,
                    "hostname lookup '" + named + "' failed - failed to get address info for: " + named
                            + ": Name or service not known");
        }
        return troubles.downSince(named) == null
                ? nodeAnswers.answer(asked, path.substring("/nodes/".length() + named.length()), sight)
                : Reply.unreachable();
    }

    /// When the machines were started.
    public Instant bootedAt() {
        return began.minusSeconds((long) UPTIME);
    }

    /// A node and, below, what runs there.
    ///
    /// @throws java.util.NoSuchElementException there is none of that name
    public MadeNode madeNode(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public List<MadeGuest> guestsOf(MadeNode node) {
        return guests(node);
    }

    /// Of all nodes.
    public List<MadeGuest> allGuests() {
        return guests.stream().flatMap(List::stream).toList();
    }

    /// Now, of one guest: where its CPUs stand still it does not leave its moment.
    public DemoMoment momentOf(MadeGuest guest) {
        Instant paused = pausedSince(guest);
        return paused == null ? moment() : earlier(at(paused), moment());
    }

    /// Whether its CPUs stand still.
    public boolean isPaused(MadeGuest guest) {
        return guest.started() && pausedSince(guest) != null;
    }

    private @Nullable Instant pausedSince(MadeGuest guest) {
        return guest.alwaysPaused() ? began : troubles.pausedSince(guest.vmid());
    }

    List<MadeNode> madeNodes() {
        return nodes;
    }

    List<MadeGuest> guests(MadeNode node) {
        return guests.get(node.place());
    }

    /// Now.
    public DemoMoment moment() {
        return at(clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    /// When a node measured last, in seconds since 1970.
    long measuredAt(String node) {
        Instant frozen = troubles.frozenSince(node);
        Instant last = frozen == null ? clock.instant() : frozen;
        return last.getEpochSecond() / CYCLE * CYCLE;
    }

    DemoMoment measured(String node) {
        return at(Instant.ofEpochSecond(measuredAt(node)));
    }

    /// A guest at a moment; one whose CPUs stand still does not leave its own.
    GuestRows rows(MadeGuest guest, DemoMoment moment) {
        Instant paused = pausedSince(guest);
        boolean still = isPaused(guest);
        boolean hung = guest.isVm() && troubles.hung(guest.vmid());
        return new GuestRows(guest, paused == null ? moment : earlier(at(paused), moment), still, hung);
    }

    private static DemoMoment earlier(DemoMoment one, DemoMoment other) {
        return one.seconds() < other.seconds() ? one : other;
    }

    private DemoMoment at(Instant instant) {
        return new DemoMoment(UPTIME + Duration.between(began, instant).toMillis() / 1000.0);
    }

    private @Nullable MadeNode node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
