package hypervisor.exposition;

import java.nio.charset.StandardCharsets;

/// Numbers as Go's `%g` spells them, because that is what the exporters before us print: the fewest digits that read
/// back as the same double, with an exponent of at least two digits below 1e-04 and from 1e+06 on.
///
/// Makes no garbage: Java's own digits go through one builder, which on JDK 25 takes them without a String between.
final class Numbers {
    private static final byte[] NOT_A_NUMBER = "NaN".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] INFINITE = "+Inf".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] MINUS_INFINITE = "-Inf".getBytes(StandardCharsets.ISO_8859_1);
    private static final double EVERY_INTEGER_IS_EXACT_BELOW = 1L << 53;
    private static final int PLAIN_DIGITS = 6;
    private static final int PLAIN_ZEROS = 4;

    private final StringBuilder java = new StringBuilder(32);
    private final char[] spelled = new char[32];
    private final byte[] digits = new byte[32];
    /// The number is 0.DIGITS times ten to this.
    private int point;

    private int count;

    /// @param real whether an integer is to end in `.0`, as client libraries write it in OpenMetrics
    void append(double number, boolean real, Bytes to) {
        double size = Math.abs(number);
        if (size < Double.POSITIVE_INFINITY) {
            if (number < 0) {
                to.put('-');
            }
            if (size < EVERY_INTEGER_IS_EXACT_BELOW && size == (long) size) {
                integer((long) size);
            } else {
                fraction(size);
            }
            write(real, to);
        } else if (Double.isNaN(number)) {
            to.put(NOT_A_NUMBER);
        } else {
            to.put(number > 0 ? INFINITE : MINUS_INFINITE);
        }
    }

    private void integer(long number) {
        int at = digits.length;
        long rest = number;
        while (rest > Integer.MAX_VALUE) {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int small = (int) rest;
        do {
            digits[--at] = (byte) ('0' + small % 10);
            small /= 10;
        } while (small > 0);
        count = digits.length - at;
        System.arraycopy(digits, at, digits, 0, count);
        point = count;
        dropTrailingZeros();
    }

    /// Takes the digits out of Java's spelling: `0.00123`, `123.4`, `1.0E10`, `1.23E-5`.
    private void fraction(double number) {
        java.setLength(0);
        java.append(number);
        int length = java.length();
        java.getChars(0, length, spelled, 0);
        count = 0;
        point = 0;
        int at = 0;
        boolean afterPoint = false;
        for (; at < length && spelled[at] != 'E'; at++) {
            char c = spelled[at];
            if (c == '.') {
                afterPoint = true;
            } else if (c == '0' && count == 0) {
                point -= afterPoint ? 1 : 0;
            } else {
                digits[count++] = (byte) c;
                point += afterPoint ? 0 : 1;
            }
        }
        if (at < length) {
            point += exponent(at + 1, length);
        }
        dropTrailingZeros();
    }

    private int exponent(int from, int to) {
        boolean negative = spelled[from] == '-';
        int exponent = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            exponent = exponent * 10 + spelled[i] - '0';
        }
        return negative ? -exponent : exponent;
    }

    private void dropTrailingZeros() {
        while (count > 1 && digits[count - 1] == '0') {
            count--;
        }
    }

    private void write(boolean real, Bytes to) {
        if (point > PLAIN_DIGITS || point <= -PLAIN_ZEROS) {
            writeWithExponent(to);
        } else if (point <= 0) {
            to.put('0');
            to.put('.');
            zeros(-point, to);
            to.put(digits, 0, count);
        } else if (count > point) {
            to.put(digits, 0, point);
            to.put('.');
            to.put(digits, point, count - point);
        } else {
            to.put(digits, 0, count);
            zeros(point - count, to);
            if (real) {
                to.put('.');
                to.put('0');
            }
        }
    }

    private static void zeros(int howMany, Bytes to) {
        for (int i = 0; i < howMany; i++) {
            to.put('0');
        }
    }

    private void writeWithExponent(Bytes to) {
        to.put(digits[0]);
        if (count > 1) {
            to.put('.');
            to.put(digits, 1, count - 1);
        }
        int exponent = point - 1;
        to.put('e');
        to.put(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size >= 100) {
            to.put('0' + size / 100);
        }
        to.put('0' + size / 10 % 10);
        to.put('0' + size % 10);
    }
}
