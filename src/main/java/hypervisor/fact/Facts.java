package hypervisor.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything one scrape has read. Immutable; every dialect asked for in that scrape maps the same object.
public final class Facts {
    private final Map<Fact<?>, Reading<?>> readings;

    private Facts(Map<Fact<?>, Reading<?>> readings) {
        this.readings = Map.copyOf(readings);
    }

    /// The reading of a fact; one that nobody collected is absent, and says so.
    @SuppressWarnings("unchecked") // Builder.put is the only way in, and it ties the two types together
    public <T> Reading<T> get(Fact<T> fact) {
        var reading = (Reading<T>) readings.get(fact);
        return reading == null ? Reading.absent(fact + " was not read") : reading;
    }

    /// The value of a fact, null where there is none, for whatever reason.
    public <T> @Nullable T value(Fact<T> fact) {
        return get(fact) instanceof Reading.Present<T>(T value) ? value : null;
    }

    /// All values of a kind, whichever facts they are of.
    public <T> Stream<T> values(Class<T> kind) {
        return readings.values().stream()
                .filter(Reading.Present.class::isInstance)
                .map(reading -> ((Reading.Present<?>) reading).value())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    public static Builder builder() {
        return new Builder();
    }

    public static final class Builder {
        private final Map<Fact<?>, Reading<?>> readings = new HashMap<>();

        public <T> Builder put(Fact<T> fact, Reading<T> reading) {
            readings.put(fact, reading);
            return this;
        }

        public <T> Builder put(Fact<T> fact, T value) {
            return put(fact, Reading.of(value));
        }

        public Facts build() {
            return new Facts(readings);
        }
    }
}
