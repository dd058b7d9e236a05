package hypervisor.source.zfs.kstat;

/// Reads whole numbers out of bytes.
final class Digits {
    private static final long TENTH = Long.divideUnsigned(-1, 10);
    private static final long LAST = Long.remainderUnsigned(-1, 10);

    private Digits() {}

    /// Puts the number at this place of the numbers, one from 2^63 on as the bits of an unsigned one. False where there
    /// is none, or one that 64 bits cannot hold.
    static boolean read(byte[] file, int from, int to, long[] numbers, int place) {
        boolean negative = from < to && file[from] == '-';
        int at = negative ? from + 1 : from;
        if (at >= to) {
            return false;
        }
        long number = 0;
        for (; at < to; at++) {
            int digit = file[at] - '0';
            int order = Long.compareUnsigned(number, TENTH);
            if (digit < 0 || digit > 9 || order > 0 || (order == 0 && digit > LAST)) {
                return false;
            }
            number = number * 10 + digit;
        }
        numbers[place] = negative ? -number : number;
        return !negative || number >= 0 || number == Long.MIN_VALUE;
    }
}
