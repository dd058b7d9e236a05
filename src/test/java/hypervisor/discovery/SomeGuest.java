package hypervisor.discovery;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Guests for tests.
final class SomeGuest {
    private SomeGuest() {}

    static DiscoveredGuest of(String platform, String id, String... addresses) {
        return new DiscoveredGuest(
                platform,
                id,
                "web-" + id,
                DiscoveredGuest.VM,
                "pve1",
                "lab",
                "running",
                List.of("prod", "web"),
                "shop",
                "l26",
                new TreeMap<>(),
                Stream.of(addresses)
                        .map(Address::of)
                        .map(Objects::requireNonNull)
                        .toList());
    }
}
