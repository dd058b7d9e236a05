package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.CollectorFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectorChoiceTest {
    private static final Set<String> KNOWN = Set.of("libvirt_node", "libvirt_domain");

    @Test
    void readsWhatToAsk() throws BadRequest {
        assertThat(choice(null)).isEqualTo(CollectorFilter.ALL);
        assertThat(choice("")).isEqualTo(CollectorFilter.ALL);
        assertThat(choice("debug=true&&=&x")).isEqualTo(CollectorFilter.ALL);
        assertThat(choice("collect[]=libvirt_node&collect%5b%5D=libvirt_domain&collect[]=libvirt_node"))
                .isEqualTo(CollectorFilter.only(KNOWN));
        assertThat(choice("exclude[]=libvirt%5Fnode")).isEqualTo(CollectorFilter.without(Set.of("libvirt_node")));
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> choice("collect[]=zfs"))
                .hasMessage("collect[]: no collector is named \"zfs\"; there are: libvirt_domain, libvirt_node");
        assertThatThrownBy(() -> choice("exclude[]="))
                .hasMessage("exclude[]: no collector is named \"\"; there are: libvirt_domain, libvirt_node");
        assertThatThrownBy(() -> choice("collect[]=" + "x".repeat(10_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
        assertThatThrownBy(() -> choice("collect[]=libvirt_node&exclude[]=libvirt_node"))
                .hasMessageStartingWith("collect[] and exclude[] cannot be used together");
        assertThatThrownBy(() -> choice("collect[]=%zz")).isInstanceOf(BadRequest.class);
    }

    private static CollectorFilter choice(@Nullable String query) throws BadRequest {
        return CollectorChoice.of(Query.parse(query), KNOWN);
    }
}
