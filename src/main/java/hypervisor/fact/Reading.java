package hypervisor.fact;

import static java.util.Objects.requireNonNull;

/// What became of one attempt to read something.
///
/// Three outcomes, because an operator acts differently on each: a value is exported, an absence is
/// normal here (no ZFS on this host) and says why, a failure is counted and logged. There is no
/// fourth: a number we could not read is never exported as zero.
public sealed interface Reading<T> {

    record Present<T>(T value) implements Reading<T> {
        public Present {
            requireNonNull(value, "value");
        }
    }

    record Absent<T>(String because) implements Reading<T> {}

    record Failed<T>(Exception cause) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Present<>(value);
    }

    static <T> Reading<T> absent(String because) {
        return new Absent<>(because);
    }

    static <T> Reading<T> failed(Exception cause) {
        return new Failed<>(cause);
    }
}
