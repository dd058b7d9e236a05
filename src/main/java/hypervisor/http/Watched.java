package hypervisor.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that this exporter looked for on this machine, for the landing page.
///
/// @param source as in `hypervisor_up`: `libvirt`
/// @param found whether it is there and is being watched
/// @param what was found, or was looked for: `qemu:///system through /run/libvirt/libvirt-sock-ro`
/// @param why it is not watched, or null
/// @param hint what to do about it, or null
/// @param counts what there is of it, as the last scrape saw it
public record Watched(
        String source,
        boolean found,
        String what,
        @Nullable String why,
        @Nullable String hint,
        List<Count> counts) {

    /// So many of something: `12 guests`.
    public record Count(long number, String what) {}

    public Watched {
        counts = List.copyOf(counts);
    }

    public Watched(String source, boolean found, String what, @Nullable String why, @Nullable String hint) {
        this(source, found, what, why, hint, List.of());
    }

    public Watched with(List<Count> newCounts) {
        return new Watched(source, found, what, why, hint, newCounts);
    }
}
