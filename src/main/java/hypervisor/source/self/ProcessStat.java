package hypervisor.source.self;

import hypervisor.source.MalformedException;

/// What is used of `/proc/PID/stat`, one line:
///
/// ```
/// 4242 (java) S 1 4242 4242 0 -1 4194304 9000 0 12 0 350 41 0 0 20 0 23 0 123456 5368709120 18000 …
///  1     2    3                                      14  15        20      22 start time
///                                                 user  system   threads
/// ```
///
/// The command may itself hold blanks and parentheses, so that columns are counted from the last `)`.
///
/// @param cpuTicks user and system time, in hundredths of a second
/// @param startTicks since the machine started, in hundredths of a second
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
record ProcessStat(long cpuTicks, long threads, long startTicks) {
    /// USER_HZ is 100 on every architecture that Java runs on.
    static final double TICKS_PER_SECOND = 100;

    private static final int FIRST_COLUMN = 3;

    static ProcessStat parse(String origin, String text) {
        int end = text.lastIndexOf(") ");
        if (end < 0) {
            throw new MalformedException(origin, 1, "no command in parentheses");
        }
        String[] columns = text.substring(end + 2).strip().split(" ");
        return new ProcessStat(
                number(origin, columns, 14, "user time") + number(origin, columns, 15, "system time"),
                number(origin, columns, 20, "threads"),
                number(origin, columns, 22, "start time"));
    }

    private static long number(String origin, String[] columns, int column, String what) {
        int index = column - FIRST_COLUMN;
        if (index >= columns.length) {
            throw new MalformedException(origin, 1, what + " is missing: column " + column);
        }
        try {
            return Long.parseLong(columns[index]);
        } catch (NumberFormatException _) {
            throw new MalformedException(origin, 1, what + " is not a number: " + columns[index]);
        }
    }
}
