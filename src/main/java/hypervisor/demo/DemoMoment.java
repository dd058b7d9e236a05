package hypervisor.demo;

/// A moment in the life of the demonstration: everything that moves is a function of it alone, so that no thread has to
/// move anything, and asking twice for one moment gives the same numbers.
///
/// @param seconds since the demonstration's machine began to run
public record DemoMoment(double seconds) {
    /// The longest wave, in seconds: a scrape interval or two shows it moving.
    private static final double PERIOD = 420;

    /// Between -1 and 1, each seed with a period and a phase of its own.
    public double wave(int seed) {
        return Math.sin(phase(seed));
    }

    /// What has been counted so far of something that happens so often, in waves. It never falls: the waves are too
    /// small for that.
    public long counter(double perSecond, int seed) {
        double swing = 0.8 * (Math.cos(phase(seed)) - Math.cos(seed)) * period(seed) / (2 * Math.PI);
        return (long) Math.max(0, perSecond * (seconds - swing));
    }

    /// A size that goes up and down.
    public long gauge(double middle, double swing, int seed) {
        return (long) (middle + swing * wave(seed));
    }

    private double phase(int seed) {
        return 2 * Math.PI * seconds / period(seed) + seed;
    }

    private static double period(int seed) {
        return PERIOD / (1 + Math.floorMod(seed, 5));
    }
}
