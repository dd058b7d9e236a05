package hypervisor.dialect;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;

/// One row of a table: a part of a guest, as a disk or an interface, and which guest.
///
/// @param id the guest's, as in every family about it
record GuestPart<T>(String id, T part) {

    /// All parts of all guests.
    static <G, T> Stream<GuestPart<T>> each(
            Stream<G> guests, Function<G, String> id, Function<G, ? extends Collection<T>> parts) {
        return guests.flatMap(guest -> {
            Collection<T> its = parts.apply(guest);
            if (its.isEmpty()) {
                return Stream.empty();
            }
            String of = id.apply(guest);
            return its.stream().map(part -> new GuestPart<>(of, part));
        });
    }
}
