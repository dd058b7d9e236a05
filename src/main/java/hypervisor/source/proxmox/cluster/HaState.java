package hypervisor.source.proxmox.cluster;

import org.jspecify.annotations.Nullable;

/// What the text of a manager's status says, which the API has for people only:
///
/// ```
/// pve1 (active, watchdog active, Fri Nov 20 23:45:47 2026)
/// pve3 (old timestamp - dead?, Fri Nov 20 23:45:35 2026)
/// pve2 (unable to read lrm status)
/// ```
///
/// @param state the first thing in the parentheses
/// @param watchdog what it says of one
record HaState(@Nullable String state, @Nullable String watchdog) {
    private static final String WATCHDOG = "watchdog ";

    static HaState of(String status) {
        int open = status.indexOf('(');
        int close = status.lastIndexOf(')');
        if (open < 0 || close < open) {
            return new HaState(null, null);
        }
        String state = null;
        String watchdog = null;
        for (String part : status.substring(open + 1, close).split(",", 10)) {
            String text = part.strip();
            if (state == null && !text.isEmpty()) {
                state = text;
            } else if (text.startsWith(WATCHDOG)) {
                watchdog = text.substring(WATCHDOG.length());
            }
        }
        return new HaState(state, watchdog);
    }
}
