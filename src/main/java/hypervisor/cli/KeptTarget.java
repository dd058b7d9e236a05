package hypervisor.cli;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A target that is kept between its probes. Whoever changes it holds the lock of [KeptTargets].
final class KeptTarget {
    private final TargetWatch watch;
    private final @Nullable InetAddress place;
    private int users;
    private boolean down;
    private boolean given;
    private long idleSince = System.nanoTime();

    /// @param place where it is asked; null where nobody knew
    KeptTarget(TargetWatch watch, @Nullable InetAddress place) {
        this.watch = watch;
        this.place = place;
    }

    TargetWatch watch() {
        return watch;
    }

    /// Whether it is at one of these places, and not better asked at another.
    boolean staysAtOneOf(List<InetAddress> places) {
        return place != null && places.contains(place) && (!down || places.size() == 1);
    }

    /// The place after its own; the first where it is at none of them.
    InetAddress nextOf(List<InetAddress> places) {
        int mine = place == null ? -1 : places.indexOf(place);
        return places.get((mine + 1) % places.size());
    }

    int users() {
        return users;
    }

    long idleNanos() {
        return users > 0 ? 0 : System.nanoTime() - idleSince;
    }

    void use() {
        users++;
    }

    /// Whether it is to be closed now.
    boolean leave(boolean wasDown) {
        users--;
        down = wasDown;
        idleSince = System.nanoTime();
        return given && users == 0;
    }

    /// Nobody will find it any more. Whether it is to be closed now, since nobody uses it.
    boolean giveUp() {
        given = true;
        return users == 0;
    }
}
