package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.discovery.AddressWish;
import hypervisor.discovery.Selection;
import hypervisor.discovery.Subject;
import hypervisor.discovery.Wish;
import hypervisor.filter.Glob;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryChoiceTest {
    @Test
    void withoutParametersItIsAllGuestsAndNodeExporter() throws BadRequest {
        assertThat(DiscoveryChoice.of(Query.parse(null)))
                .isEqualTo(new Wish(Set.of(Subject.GUESTS), 9100, AddressWish.ANY, Selection.ALL));
    }

    @Test
    void readsEveryParameter() throws BadRequest {
        assertThat(DiscoveryChoice.of(
                        Query.parse("of=guests&of=nodes&port=9182&address=ipv6&tag=prod&tag=we%2A&type=qemu")))
                .isEqualTo(new Wish(
                        Set.of(Subject.GUESTS, Subject.NODES),
                        9182,
                        AddressWish.IPV6,
                        new Selection(Map.of(
                                "tag",
                                List.of(new Glob("prod"), new Glob("we*")),
                                "type",
                                List.of(new Glob("qemu"))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags=prod | no parameter is named \"tags\"; there are: address, cluster, id,",
                "of=guest | of: expected one of guests, nodes, targets",
                "address=v4 | address: expected one of any, ipv4, ipv6, name, found \"v4\"",
                "port=0 | port: expected a number from 1 to 65535, found \"0\"",
                "port=65536 | port: expected",
                "port=80%2F..%2F | port: expected",
                "port=80&port=81 | port: may stand there only once",
                "name= | name: expected at most 100 patterns of 1 to 200",
            })
    void saysWhatIsWrong(String query, String message) {
        assertThatThrownBy(() -> DiscoveryChoice.of(Query.parse(query)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(message);
    }
}
