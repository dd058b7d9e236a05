package hypervisor.exposition;

/// Numbers as Go's `%g` spells them, because that is what the exporters before us print: the fewest digits that read
/// back as the same double, with an exponent of at least two digits below 1e-04 and from 1e+06 on.
///
/// Only the few smallest doubles have one digit more than in Go, because Java gives them two: 4.9e-324 for 5e-324.
///
/// Makes no garbage: Java's own digits go through one builder, which on JDK 25 takes them without a String between.
final class Numbers {
    /// No number takes more bytes: `-2.2250738585072014e-308`.
    static final int LONGEST = 24;

    private static final double EVERY_INTEGER_IS_EXACT_BELOW = 1L << 53;
    private static final int PLAIN_DIGITS = 6;
    private static final int PLAIN_ZEROS = 4;

    /// Between these, Java spells what is not an integer as Go does.
    private static final double JAVA_IS_PLAIN_FROM = 1e-3;

    private static final double JAVA_IS_PLAIN_BELOW = 1e6;

    private static final double BILLION = 1e9;
    private static final int BILLIONTHS = 9;
    private static final double UNIQUE_DIGITS_BELOW = 1e15;

    private final StringBuilder spelled = new StringBuilder(32);
    private final char[] characters = new char[32];
    private int length;

    private final byte[] digits = new byte[32];
    /// The number is 0.DIGITS times ten to the point, where DIGITS are those from first to end.
    private int first;

    private int end;
    private int point;

    /// Needs room for [#LONGEST] bytes.
    ///
    /// @param real whether an integer is to end in `.0`, as client libraries write it in OpenMetrics
    /// @return the place after the number
    int put(double number, boolean real, byte[] to, int at) {
        double size = Math.abs(number);
        if (Double.isNaN(number)) {
            return put('N', 'a', 'N', to, at);
        }
        int next = at;
        if (number < 0) {
            to[next++] = '-';
        }
        if (size == Double.POSITIVE_INFINITY) {
            if (number > 0) {
                to[next++] = '+';
            }
            return put('I', 'n', 'f', to, next);
        }
        if (!isShort(size)) {
            spell(size);
            if (size >= JAVA_IS_PLAIN_FROM && size < JAVA_IS_PLAIN_BELOW) {
                return spelling(to, next);
            }
            digitsOfSpelling();
        }
        dropTrailingZeros();
        if (point > PLAIN_DIGITS || point <= -PLAIN_ZEROS) {
            return withExponent(to, next);
        }
        return end - first > point ? withPoint(to, next) : whole(real, to, next);
    }

    /// Whether the digits could be had without Java's help: integers, and what has few decimals.
    private boolean isShort(double number) {
        if (number < EVERY_INTEGER_IS_EXACT_BELOW && number == (long) number) {
            integer((long) number);
            point = end - first;
            return true;
        }
        return billionths(number);
    }

    private void dropTrailingZeros() {
        while (end - first > 1 && digits[end - 1] == '0') {
            end--;
        }
    }

    /// Counts of nanoseconds and the like, and everything with a few decimals. No two numbers of at most 15 digits are
    /// the same double, so if this one is such a number, it has no shorter spelling.
    private boolean billionths(double number) {
        double scaled = Math.rint(number * BILLION);
        if (scaled >= UNIQUE_DIGITS_BELOW || scaled / BILLION != number) {
            return false;
        }
        integer((long) scaled);
        point = end - first - BILLIONTHS;
        return true;
    }

    private void integer(long number) {
        int at = digits.length;
        long rest = number;
        while (rest > Integer.MAX_VALUE) {
            long tenth = rest / 10;
            digits[--at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        int small = (int) rest;
        do {
            int tenth = small / 10;
            digits[--at] = (byte) ('0' + (small - tenth * 10));
            small = tenth;
        } while (small > 0);
        first = at;
        end = digits.length;
    }

    private void spell(double number) {
        spelled.setLength(0);
        spelled.append(number);
        length = spelled.length();
        spelled.getChars(0, length, characters, 0);
    }

    private int spelling(byte[] to, int at) {
        int next = at;
        for (int i = 0; i < length; i++) {
            to[next++] = (byte) characters[i];
        }
        return next;
    }

    /// Takes the digits out of Java's spelling: `0.00012`, `1234567.8`, `1.0E10`, `1.23E-5`.
    private void digitsOfSpelling() {
        first = 0;
        end = 0;
        point = 0;
        boolean afterPoint = false;
        for (int i = 0; i < length; i++) {
            char c = characters[i];
            if (c == '.') {
                afterPoint = true;
            } else if (c == 'E') {
                point += exponent(i + 1, length);
                return;
            } else if (c == '0' && end == 0) {
                point -= afterPoint ? 1 : 0;
            } else {
                digits[end++] = (byte) c;
                point += afterPoint ? 0 : 1;
            }
        }
    }

    private int exponent(int from, int to) {
        boolean negative = characters[from] == '-';
        int exponent = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            exponent = exponent * 10 + characters[i] - '0';
        }
        return negative ? -exponent : exponent;
    }

    private int whole(boolean real, byte[] to, int at) {
        int next = copy(first, end, to, at);
        next = zeros(point - (end - first), to, next);
        if (real) {
            to[next++] = '.';
            to[next++] = '0';
        }
        return next;
    }

    private int withPoint(byte[] to, int at) {
        int next = at;
        if (point > 0) {
            next = copy(first, first + point, to, next);
            to[next++] = '.';
            return copy(first + point, end, to, next);
        }
        to[next++] = '0';
        to[next++] = '.';
        return copy(first, end, to, zeros(-point, to, next));
    }

    private int withExponent(byte[] to, int at) {
        int next = at;
        to[next++] = digits[first];
        if (end - first > 1) {
            to[next++] = '.';
            next = copy(first + 1, end, to, next);
        }
        int exponent = point - 1;
        int size = Math.abs(exponent);
        to[next++] = 'e';
        to[next++] = (byte) (exponent < 0 ? '-' : '+');
        if (size >= 100) {
            to[next++] = (byte) ('0' + size / 100);
        }
        to[next++] = (byte) ('0' + size / 10 % 10);
        to[next++] = (byte) ('0' + size % 10);
        return next;
    }

    private int copy(int from, int until, byte[] to, int at) {
        int next = at;
        for (int i = from; i < until; i++) {
            to[next++] = digits[i];
        }
        return next;
    }

    private static int zeros(int howMany, byte[] to, int at) {
        int next = at;
        for (int i = 0; i < howMany; i++) {
            to[next++] = '0';
        }
        return next;
    }

    private static int put(char a, char b, char c, byte[] to, int at) {
        to[at] = (byte) a;
        to[at + 1] = (byte) b;
        to[at + 2] = (byte) c;
        return at + 3;
    }
}
