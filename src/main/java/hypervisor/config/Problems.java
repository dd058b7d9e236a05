package hypervisor.config;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong, so that a person is told everything at once.
public final class Problems {
    private static final int MOST = 50;

    private final List<Problem> found = new ArrayList<>();
    private int more;

    /// What is beyond the first fifty is only counted.
    public void add(Object place, String message) {
        if (found.size() < MOST) {
            found.add(new Problem(place.toString(), message));
        } else {
            more++;
        }
    }

    public boolean any() {
        return !found.isEmpty();
    }

    /// @throws ConfigException with all problems, if there is one
    public void throwIfAny() {
        if (any()) {
            throw new ConfigException(found, more);
        }
    }
}
