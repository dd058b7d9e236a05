package hypervisor.demo;

/// The flags that select objects of a list, in groups of bits: each group narrows by itself, and one of which no bit is
/// set lets everything pass.
final class Filters {
    private static final int[] DOMAIN = {3, 12, 0xf0};
    private static final int[] OTHERS = {3, 12, 48};

    private static final int RUNNING = 1;
    private static final int PAUSED = 3;
    private static final int SHUTOFF = 5;

    private Filters() {}

    /// ACTIVE 1 INACTIVE 2, PERSISTENT 4 TRANSIENT 8, RUNNING 16 PAUSED 32 SHUTOFF 64 OTHER 128.
    static boolean domain(int flags, StandInDomain domain) {
        int state = switch ((int) domain.number("state.state", 0)) {
            case RUNNING -> 16;
            case PAUSED -> 32;
            case SHUTOFF -> 64;
            default -> 128;
        };
        return passes(flags, (domain.active() ? 1 : 2) | (domain.persistent() ? 4 : 8) | state, DOMAIN);
    }

    /// Of storage pools and networks: INACTIVE 1 ACTIVE 2, PERSISTENT 4 TRANSIENT 8, AUTOSTART 16 NO_AUTOSTART 32.
    static boolean other(int flags, boolean active, boolean persistent, boolean autostart) {
        return passes(flags, (active ? 2 : 1) | (persistent ? 4 : 8) | (autostart ? 16 : 32), OTHERS);
    }

    private static boolean passes(int flags, int is, int[] groups) {
        for (int group : groups) {
            if ((flags & group) != 0 && (flags & group & is) == 0) {
                return false;
            }
        }
        return true;
    }
}
