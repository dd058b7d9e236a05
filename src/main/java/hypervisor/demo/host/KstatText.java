package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;

/// A file of named values, as the ZFS kernel module prints it.
final class KstatText {
    private static final int BYTES_PER_ROW = 48;
    private static final double NANOS = 1e9;

    private final StringBuilder rows = new StringBuilder();
    private final DemoMoment moment;
    private int count;

    KstatText(DemoMoment moment) {
        this.moment = moment;
    }

    KstatText with(String name, long value) {
        return row(name, 4, Long.toString(value));
    }

    KstatText with(String name, String value) {
        return row(name, 7, value);
    }

    /// All of them move alike, so that what is a sum of others stays one.
    KstatText counted(String name, double perSecond) {
        return with(name, moment.counter(perSecond, 1));
    }

    private KstatText row(String name, int type, String value) {
        rows.append(name)
                .repeat(' ', Math.max(0, 31 - name.length()))
                .append(' ')
                .append(type)
                .append("    ")
                .append(value)
                .append('\n');
        count++;
        return this;
    }

    @Override
    public String toString() {
        return "6 1 0x01 %d %d 5266997922 %d\nname                            type data\n%s"
                .formatted(count, count * BYTES_PER_ROW, (long) (moment.seconds() * NANOS), rows);
    }
}
