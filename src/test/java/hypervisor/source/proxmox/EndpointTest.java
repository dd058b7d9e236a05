package hypervisor.source.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://pve1:8006, https://pve1:8006",
        "https://pve1:8006/, https://pve1:8006",
        "https://pve1:8006/api2/json, https://pve1:8006",
        "https://pve1:8006/api2/json/, https://pve1:8006",
        "https://pve.example.com, https://pve.example.com:443",
        "HTTPS://PVE1.Example.com:8006, https://pve1.example.com:8006",
        "pve1, https://pve1:8006",
        "pve1:443, https://pve1:443",
        "192.0.2.7, https://192.0.2.7:8006",
        "https://[2001:db8::7]:8006, https://[2001:db8::7]:8006",
        "[2001:db8::7], https://[2001:db8::7]:8006",
        "' pve1 ', https://pve1:8006"
    })
    void urlsAndNamesAreUnderstood(String text, String endpoint) {
        assertThat(Endpoint.parse(text)).hasToString(endpoint);
    }

    @Test
    void unencryptedHttpIsRefusedWithTheAddressThatWouldDo() {
        assertThatThrownBy(() -> Endpoint.parse("http://pve1:8006/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://pve1:8006");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://root:hunter2@pve1:8006",
                "https://hunter2@pve1",
                "https://pve1:8006/?password=hunter2",
                "https://pve1:8006/#hunter2",
                "https://pve1:8006/hunter2",
                "https://pve1:hunter2",
                "http://pve1/hunter2",
                "ftp://pve1/hunter2",
                "https://pve1:8006 hunter2",
                "https://hunter2:0",
                "https://pve1:70000/hunter2",
                "https://",
                "pve1/hunter2",
                ""
            })
    void whatIsNoEndpointIsRefusedWithoutRepeatingASecret(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an endpoint ")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void requestsToANodeAndThroughItsEndpointAreCountedTogether() {
        assertThat(Endpoint.parse("pve1.example.com").node()).isEqualTo("pve1");
        assertThat(Endpoint.parse("192.0.2.7").node()).isEqualTo("https://192.0.2.7:8006");
        assertThat(Endpoint.parse("https://balancer").node()).isEqualTo("https://balancer:443");
    }

    @Test
    void anEndpointThatIsNamedTwiceIsThereOnce() {
        List<Endpoint> endpoints = List.of(Endpoint.parse("pve1"), Endpoint.parse("https://PVE1:8006/"));
        assertThat(ProxmoxOptions.standard(endpoints, TestClients.TOKEN).endpoints())
                .hasSize(1);
    }
}
