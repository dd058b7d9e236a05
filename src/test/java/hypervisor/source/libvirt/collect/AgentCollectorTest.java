package hypervisor.source.libvirt.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.source.libvirt.DomainEvent;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.GuestAgent;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.GuestInfo;
import hypervisor.source.libvirt.message.TypedParam;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentCollectorTest {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final FakeDaemon daemon = FakeDaemon.with(3).on(GuestInfo.class, AgentCollectorTest::answer);
    private final Scraped scraped = new Scraped(daemon);

    /// The first has an agent that answers, the second one that does not, the third none.
    private static List<TypedParam> answer(GuestInfo call) throws LibvirtException {
        return switch (call.domain().name()) {
            case "ci-001" -> List.of(new TypedParam("hostname", new TypedParam.Value.Text("web")));
            case "ci-002" -> throw new LibvirtException(86, 10, "QEMU guest agent is not connected");
            default -> throw new LibvirtException(74, 10, "QEMU guest agent is not configured");
        };
    }

    @Test
    void tellsWhoAnsweredAndWhoDidNot() throws IOException, InterruptedException {
        List<GuestAgent> agents = scraped.present(LibvirtFacts.GUEST_AGENTS);
        assertThat(agents).extracting(GuestAgent::domain).containsExactly("ci-001", "ci-002");
        assertThat(agents).extracting(GuestAgent::answered).containsExactly(true, false);
        assertThat(agents.getFirst().hostname()).isEqualTo("web");
    }

    @Test
    void asksOnlyThoseThatAreWanted() throws IOException, InterruptedException {
        var some = new Scraped(daemon, (_, name) -> !name.equals("ci-001"));
        asked();
        assertThat(some.present(LibvirtFacts.GUEST_AGENTS))
                .extracting(GuestAgent::domain)
                .containsExactly("ci-002");
        assertThat(asked()).doesNotContain("ci-001");
    }

    @Test
    void asksTheSilentEverMoreRarely() throws IOException, InterruptedException {
        int asked = 0;
        for (int minute = 0; minute < 600; minute++) {
            assertThat(scraped.present(LibvirtFacts.GUEST_AGENTS)).hasSize(2);
            asked += asked().contains("ci-002") ? 1 : 0;
            scraped.pass(INTERVAL);
        }
        assertThat(asked).isBetween(10, 16); // after 2, 4, 8, 16, 32 minutes, then every hour
    }

    @Test
    void asksAgainAfterAnEventOfTheAgent() throws IOException, InterruptedException {
        scraped.present(LibvirtFacts.GUEST_AGENTS);
        asked();
        scraped.listener()
                .event(new DomainEvent(DomainEvent.Kind.AGENT_LIFECYCLE, "ci-002", daemon.domain("ci-002").uuid, 1, 0));
        scraped.present(LibvirtFacts.GUEST_AGENTS);
        assertThat(asked()).containsExactlyInAnyOrder("ci-001", "ci-002");
    }

    @Test
    void oneThatHangsTakesNoMoreThanItsTime() throws IOException, InterruptedException {
        daemon.on(GuestInfo.class, call -> {
            if (call.domain().name().equals("ci-001")) {
                Thread.sleep(500);
            }
            return answer(call);
        });
        var read = scraped.reading(LibvirtFacts.GUEST_AGENTS, Duration.ofMillis(100));
        assertThat(read).isInstanceOf(Reading.Present.class);
        assertThat(asked()).containsExactly("ci-001");
        List<GuestAgent> next = scraped.present(LibvirtFacts.GUEST_AGENTS);
        assertThat(next).extracting(GuestAgent::answered).containsExactly(false, false);
    }

    @Test
    void isAbsentWithoutTheRight() throws IOException, InterruptedException {
        daemon.refuse(GuestInfo.class, Unsupported.DENIED);
        assertThat(scraped.reading(LibvirtFacts.GUEST_AGENTS, Duration.ofSeconds(1)))
                .isInstanceOf(Reading.Absent.class);
    }

    private List<String> asked() {
        List<String> names = daemon.calls(GuestInfo.class).stream()
                .map(GuestInfo::domain)
                .map(DomainReference::name)
                .toList();
        daemon.calls.clear();
        return names;
    }
}
