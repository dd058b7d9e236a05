package hypervisor.source.libvirt.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.DomainEvent;
import hypervisor.source.libvirt.DomainEvent.Kind;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.DomainXmlDesc;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    private final FakeDaemon daemon = FakeDaemon.with(3);
    private final Scraped scraped = new Scraped(daemon);
    private final FakeDomain second = daemon.domain("ci-002");

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        daemon.domains.values().forEach(domain -> domain.xml = "before vda");
        scraped.listener().connected(true);
        assertThat(titles()).containsExactly("before", "before", "before");
        assertThat(read()).containsExactly("ci-001", "ci-002", "ci-003");
        daemon.domains.values().forEach(domain -> domain.xml = "after vda vdb");
    }

    @Test
    void areNotReadAgainWithoutReason() throws IOException, InterruptedException {
        assertThat(titles()).containsExactly("before", "before", "before");
        assertThat(read()).isEmpty();
    }

    @Test
    void areReadAgainAfterAnEventOfTheirs() throws IOException, InterruptedException {
        scraped.listener().event(new DomainEvent(Kind.METADATA_CHANGE, "ci-002", second.uuid, 0, 0));
        assertThat(titles()).containsExactly("before", "after", "before");
        assertThat(titles()).containsExactly("before", "after", "before");
        assertThat(read()).containsExactly("ci-002");
    }

    @Test
    void areNotReadAgainAfterAnEventThatChangesNothing() throws IOException, InterruptedException {
        scraped.listener().event(new DomainEvent(Kind.BALLOON_CHANGE, "ci-002", second.uuid, 0, 0));
        titles();
        assertThat(read()).isEmpty();
    }

    @Test
    void areReadAgainForANewRun() throws IOException, InterruptedException {
        second.id = 40;
        assertThat(titles()).containsExactly("before", "after", "before");
        assertThat(read()).containsExactly("ci-002");
    }

    @Test
    void areReadAgainAfterARename() throws IOException, InterruptedException {
        second.name = "renamed";
        assertThat(titles()).containsExactly("before", "before", "after");
        assertThat(read()).containsExactly("renamed");
    }

    @Test
    void areReadAgainAfterAReconnection() throws IOException, InterruptedException {
        scraped.listener().connected(true);
        assertThat(titles()).containsExactly("after", "after", "after");
        assertThat(read()).hasSize(3);
    }

    @Test
    void areReadAgainForADeviceTheyLack() throws IOException, InterruptedException {
        second.disks = List.of("vda", "vdb");
        assertThat(titles()).containsExactly("before", "after", "before");
        assertThat(read()).containsExactly("ci-002");
    }

    @Test
    void areReadAgainOnlyOnceForADeviceTheyNeverHave() throws IOException, InterruptedException {
        second.disks = List.of("vda", "odd");
        titles();
        titles();
        titles();
        assertThat(read()).containsExactly("ci-002");
    }

    @Test
    void areReadAgainWhenTheyAreOld() throws IOException, InterruptedException {
        scraped.pass(Duration.ofMinutes(9));
        titles();
        assertThat(read()).isEmpty();
        scraped.pass(Duration.ofMinutes(2));
        assertThat(titles()).containsExactly("after", "after", "after");
    }

    @Test
    void growOldSoonerWithoutEvents() throws IOException, InterruptedException {
        scraped.listener().connected(false);
        titles();
        read();
        scraped.pass(Duration.ofMinutes(2));
        titles();
        assertThat(read()).hasSize(3);
    }

    @Test
    void thatCannotBeReadAreLeftOut() throws IOException, InterruptedException {
        second.xml = "broken";
        second.id = 40;
        assertThat(scraped.domains()).hasSize(3);
        assertThat(titles()).containsExactly("before", null, "before");
        assertThat(read()).containsExactly("ci-002");
    }

    private List<@Nullable String> titles() throws IOException, InterruptedException {
        return scraped.domains().stream().map(DefinitionsTest::title).toList();
    }

    private static @Nullable String title(Domain domain) {
        DomainDefinition definition = domain.definition();
        return definition == null ? null : definition.title();
    }

    /// Whose XML was read since this was asked last.
    private List<String> read() {
        List<String> names = daemon.calls(DomainXmlDesc.class).stream()
                .map(DomainXmlDesc::domain)
                .map(DomainReference::name)
                .sorted()
                .toList();
        daemon.calls.clear();
        return names;
    }
}
