package hypervisor.http;

import org.jspecify.annotations.Nullable;

/// One thing that this exporter looked for on this machine, for the landing page.
///
/// @param source as in `hypervisor_up`: `libvirt`
/// @param found whether it is there and is being watched
/// @param what was found, or was looked for: `qemu:///system through /run/libvirt/libvirt-sock-ro`
/// @param why it is not watched, or null
/// @param hint what to do about it, or null
public record Watched(
        String source,
        boolean found,
        String what,
        @Nullable String why,
        @Nullable String hint) {}
