package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API_GUEST;

import hypervisor.metric.Feed;
import hypervisor.metric.Vocabulary;
import hypervisor.source.proxmox.cluster.Guest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What guests move over all their disks and all their interfaces together, where a source counts only that.
final class NativeGuestTrafficMetrics {
    private static final String SINCE = " Since it started, as its node counted it within the last 10 seconds.";

    static final Vocabulary WORDS = Vocabulary.about("all that guests move")
            .counter(
                    "hypervisor_guest_disks_read_bytes_total",
                    "Bytes that the guest read from all its disks." + SINCE,
                    unlessStopped(Guest::read))
            .counter(
                    "hypervisor_guest_disks_written_bytes_total",
                    "Bytes that the guest wrote to all its disks." + SINCE,
                    unlessStopped(Guest::written))
            .counter(
                    "hypervisor_guest_interfaces_receive_bytes_total",
                    "Bytes that the guest received on all its interfaces." + SINCE,
                    unlessStopped(Guest::received))
            .counter(
                    "hypervisor_guest_interfaces_transmit_bytes_total",
                    "Bytes that the guest sent on all its interfaces." + SINCE,
                    unlessStopped(Guest::sent))
            .build();

    private NativeGuestTrafficMetrics() {}

    /// Of a stopped guest all is 0, and says nothing.
    private static Feed<Guest> unlessStopped(Function<Guest, @Nullable Long> number) {
        return API_GUEST.gives(guest -> guest.status().equals("stopped") ? null : number.apply(guest));
    }
}
