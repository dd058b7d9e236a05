package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API_GUEST;
import static hypervisor.dialect.NativeViews.DOMAIN;
import static hypervisor.dialect.NativeViews.PROCESS;

import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every guest has, whoever runs it.
final class NativeGuestMetrics {
    private static final Vocabulary GUEST = Vocabulary.about("guests")
            .gauge(
                    "hypervisor_guest_up",
                    "Whether the guest runs (1); a guest that is paused or stopped does not (0). Absent where it is not "
                            + "known, as while its node is gone.",
                    DOMAIN.gives(NativeGuestMetrics::runs),
                    API_GUEST.gives(guest -> guest.known() ? Units.flag(guest.running()) : null),
                    PROCESS.gives(_ -> 1))
            .build();

    private NativeGuestMetrics() {}

    static Stream<Vocabulary> words() {
        return Stream.of(GUEST);
    }

    /// libvirt's states 1 and 2 are running and blocked, which runs too.
    private static @Nullable Number runs(Domain domain) {
        var state = domain.statistics().state();
        return state == null ? null : Units.flag(state.state() == 1 || state.state() == 2);
    }
}
