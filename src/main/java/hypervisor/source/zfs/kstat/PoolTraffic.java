package hypervisor.source.zfs.kstat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums what the datasets of one pool have read and written. A dataset's counters go when it is unmounted and begin
/// anew when it is mounted again, and a sum that fell would look like a restart to whoever takes rates of it: so what
/// was counted stays in the sum.
final class PoolTraffic {
    private Map<String, Last> last = new HashMap<>();
    private Map<String, Last> current = new HashMap<>();
    private Traffic gone = Traffic.NONE;
    private Traffic sum = Traffic.NONE;

    /// @param created tells two mounts of one dataset apart
    private record Last(long created, Traffic traffic) {}

    /// One dataset's counters in this round.
    void add(String file, NamedKstat objset) {
        Traffic now = Traffic.of(objset);
        Last before = last.remove(file);
        if (before != null && (before.created != objset.created() || !before.traffic.canBecome(now))) {
            gone = gone.plus(before.traffic);
        }
        current.put(file, new Last(objset.created(), now));
        sum = sum.plus(now);
    }

    /// One that is there and could not be read this time.
    void keep(String file) {
        Last before = last.remove(file);
        if (before != null) {
            current.put(file, before);
            sum = sum.plus(before.traffic);
        }
    }

    /// The sum after all datasets of this round; null where there never was one.
    @Nullable Traffic end() {
        for (Last unmounted : last.values()) {
            gone = gone.plus(unmounted.traffic);
        }
        Map<String, Last> seen = current;
        current = last;
        current.clear();
        last = seen;
        Traffic total = sum.plus(gone);
        sum = Traffic.NONE;
        return seen.isEmpty() && total.equals(Traffic.NONE) ? null : total;
    }
}
