package hypervisor.config;

import java.time.Duration;

/// A time as Go writes it, in files that are read by programs in Go too.
record GoDurationKind() implements Kind<Duration> {
    @Override
    public String placeholder() {
        return "DURATION";
    }

    @Override
    public String expected() {
        return "a time such as 100ms, 1s or 1m30s";
    }

    @Override
    public Duration parse(String text) throws InvalidValueException {
        Duration time = GoDurations.parse(text);
        if (time == null) {
            throw InvalidValueException.expected(expected(), text);
        }
        return time;
    }

    @Override
    public String print(Duration value) {
        return Durations.print(value);
    }
}
