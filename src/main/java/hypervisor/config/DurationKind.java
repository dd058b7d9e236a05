package hypervisor.config;

import java.time.Duration;

/// A time such as `500ms`, `10s`, `2m` or `1h30m`, within bounds, both of them included.
record DurationKind(Duration least, Duration most) implements Kind<Duration> {
    @Override
    public String placeholder() {
        return "DURATION";
    }

    @Override
    public String expected() {
        return "a time from " + Durations.print(least) + " to " + Durations.print(most)
                + " such as 500ms, 10s, 2m or 1h";
    }

    @Override
    public Duration parse(String text) throws InvalidValueException {
        Duration duration = Durations.parse(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw InvalidValueException.expected(expected(), text);
        }
        return duration;
    }

    @Override
    public String print(Duration value) {
        return Durations.print(value);
    }
}
