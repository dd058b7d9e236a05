package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.cluster.Guest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuestMemoryTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final GuestMemory memory = new GuestMemory();

    @Test
    void forgetsGuestsTenMinutesAfterTheyWereListedLast() {
        memory.complete(List.of(guest("qemu", 1, "web"), guest("qemu", 2, "db")), START);
        memory.complete(List.of(guest("qemu", 1, "web")), START.plus(Duration.ofMinutes(10)));
        assertThat(memory.size()).isEqualTo(2);

        memory.complete(List.of(guest("qemu", 1, "web")), START.plus(Duration.ofMinutes(11)));
        assertThat(memory.size()).isEqualTo(1);
        assertThat(memory.complete(List.of(guest("qemu", 2, null)), START.plus(Duration.ofMinutes(11))))
                .isEmpty();
    }

    @Test
    void aContainerDoesNotGetTheNameOfAVmThatHadItsNumber() {
        memory.complete(List.of(guest("qemu", 1, "web")), START);

        assertThat(memory.complete(List.of(guest("lxc", 1, null)), START)).isEmpty();
    }

    @Test
    void tagsTakenAwayAreGone() {
        memory.complete(List.of(guest("qemu", 1, "web")), START);
        Guest untagged = memory.complete(List.of(tagged("")), START).getFirst();

        assertThat(untagged.tags()).isEmpty();
    }

    private static Guest guest(String kind, long vmid, @Nullable String name) {
        return new Guest(
                kind,
                vmid,
                "pve1",
                name,
                name == null ? "unknown" : "running",
                false,
                "a;b",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }

    private static Guest tagged(String tags) {
        return new Guest(
                "qemu", 1, "pve1", "web", "running", false, tags, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, true);
    }
}
