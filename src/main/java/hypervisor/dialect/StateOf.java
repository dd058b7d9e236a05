package hypervisor.dialect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One series of a state set: something, a state it could be in, and whether it is.
record StateOf<T>(T of, String state, int value) {

    /// One for each state that is known, and one more for a state that is not; none where the state is unknown.
    ///
    /// @param is in any case
    /// @param known in lower case
    static <T> Stream<StateOf<T>> each(T of, @Nullable String is, List<String> known) {
        if (is == null || is.isEmpty()) {
            return Stream.of();
        }
        String now = is.toLowerCase(Locale.ROOT);
        Stream<String> other = known.contains(now) ? Stream.of() : Stream.of(now);
        return Stream.concat(known.stream(), other).map(state -> new StateOf<>(of, state, state.equals(now) ? 1 : 0));
    }
}
