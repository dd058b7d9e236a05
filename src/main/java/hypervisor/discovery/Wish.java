package hypervisor.discovery;

import java.util.Set;

/// What a list is asked to have in it.
///
/// @param of at least one
/// @param port behind every address
public record Wish(Set<Subject> of, int port, AddressWish address, Selection selection) {
    /// Where node_exporter listens.
    public static final int USUAL_PORT = 9100;

    public Wish {
        of = Set.copyOf(of);
    }
}
