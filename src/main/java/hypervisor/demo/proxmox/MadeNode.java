package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;

/// A node that nobody owns: 32 processors, 256 GiB.
///
/// @param place from 0 on
public record MadeNode(int place, String name) {
    public static final long GIB = 1L << 30;
    public static final long MEMORY = 256 * GIB;
    static final long ROOT = 100 * GIB;
    public static final long SWAP = 8 * GIB;
    public static final int PROCESSORS = 32;

    public long memory(DemoMoment moment) {
        return moment.gauge(MEMORY * 0.6, MEMORY * 0.1, place);
    }

    long rootUsed(DemoMoment moment) {
        return moment.gauge(ROOT * 0.3, ROOT * 0.02, place + 1);
    }

    public long swapUsed(DemoMoment moment) {
        return moment.gauge(SWAP * 0.05, SWAP * 0.04, place + 2);
    }

    double cpu(DemoMoment moment) {
        return rounded(0.35 + 0.2 * moment.wave(place));
    }

    double ioWait(DemoMoment moment) {
        return rounded(0.02 + 0.015 * moment.wave(place + 3));
    }

    public double load(DemoMoment moment) {
        return rounded(10 + 6 * moment.wave(place));
    }

    long uptime(DemoMoment moment) {
        return (long) moment.seconds();
    }

    long received(DemoMoment moment) {
        return moment.counter(5_000_000, place + 4);
    }

    long sent(DemoMoment moment) {
        return moment.counter(4_000_000, place + 5);
    }

    String address() {
        return "10.77." + (place + 1) / 250 + "." + ((place + 1) % 250 + 10);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
