package hypervisor.source.procfs;

import hypervisor.source.MalformedException;
import org.jspecify.annotations.Nullable;

/// What is used of `/proc/PID/stat`, one line whose columns are counted from 1:
///
/// ```
/// 1490 (kvm) S 1 1488 1488 0 -1 138412480 77698 0 0 0 315 59 0 0 20 0 7 0 754201 1797070848 20279 …
///  1     2   3                                   14  15         20   22 start time       24 resident pages
/// ```
///
/// The command may itself hold blanks and parentheses, so that columns are counted from the last `)`.
///
/// @param state as the kernel's letter: `S` sleeps, `T` is stopped, `D` waits for a device
/// @param majorFaults pages that had to be read from a disk
/// @param userTicks clock ticks in user space, those in the guest's own code included
/// @param startTicks clock ticks from the machine's start to the process'
/// @param blockDelayTicks clock ticks the first thread waited for block I/O; 0 unless the kernel accounts for delays
/// @param guestTicks clock ticks in the guest's own code
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
public record ProcessStat(
        char state,
        @Nullable Long majorFaults,
        @Nullable Long userTicks,
        @Nullable Long systemTicks,
        @Nullable Long threads,
        long startTicks,
        @Nullable Long blockDelayTicks,
        @Nullable Long guestTicks) {
    private static final int STATE = 3;
    private static final int MAJOR_FAULTS = 12;
    private static final int USER = 14;
    private static final int SYSTEM = 15;
    private static final int THREADS = 20;
    private static final int START = 22;
    private static final int BLOCK_DELAY = 42;
    private static final int GUEST = 43;

    static ProcessStat parse(String origin, String text) {
        int end = text.lastIndexOf(')');
        if (end < 0) {
            throw new MalformedException(origin, 1, "no command in parentheses");
        }
        var words = new Words(text, end + 1, text.length());
        char state = words.next() ? words.word().charAt(0) : '?';
        @Nullable Long[] columns = new Long[GUEST + 1];
        for (int column = STATE + 1; column <= GUEST; column++) {
            columns[column] = words.nextNumber();
        }
        Long start = columns[START];
        if (start == null) {
            throw new MalformedException(origin, 1, "no start time in column " + START);
        }
        return new ProcessStat(
                state,
                columns[MAJOR_FAULTS],
                columns[USER],
                columns[SYSTEM],
                columns[THREADS],
                start,
                columns[BLOCK_DELAY],
                columns[GUEST]);
    }
}
