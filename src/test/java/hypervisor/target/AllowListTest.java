package hypervisor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.TargetPattern;
import hypervisor.config.TargetPatterns;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
    private static final Map<String, String> DNS = Map.of(
            "pve1.example.net", "10.1.0.1",
            "pve1.dc1.example.net", "10.1.0.1",
            "mixed.example.net", "10.1.0.1 203.0.113.9",
            "both.example.net", "10.1.0.1 2001:db8:0:0:0:0:0:1",
            "rebound.example.net", "169.254.169.254",
            "half.example.net", "10.1.0.1 169.254.169.254",
            "six.example.net", "fd00:ec2:0:0:0:0:0:254",
            "evil.example", "203.0.113.9");

    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pve1.example.net | pve1.example.net",
                "pve1.example.net | PVE1.example.net:8006",
                "pve1.example.net | https://pve1.example.net:8007",
                "PVE1.Example.Net | pve1.example.net",
                "pve1.example.net:8443 | pve1.example.net:8443",
                "pve1.example.net:443 | https://pve1.example.net/",
                "*.dc1.example.net | pve1.dc1.example.net",
                "*.example.net | pve1.dc1.example.net",
                "10.1.0.0/24 | 10.1.0.77",
                "10.1.0.77 | 10.1.0.77",
                "10.1.0.0/24 | pve1.example.net",
                "10.1.0.1 | pve1.example.net",
                "10.1.0.0/24,2001:db8::/64 | both.example.net",
                "2001:db8::/64 | [2001:db8::7]",
                "[2001:db8::7] | [2001:db8::7]",
                "[2001:db8::]/64:8443 | [2001:db8::7]:8443",
                "10.1.0.0/24:8443 | 10.1.0.77:8443",
                "* | evil.example",
                "* | 127.0.0.1",
                "*:8443 | evil.example:8443",
                "169.254.169.254 | 169.254.169.254",
                "169.254.169.254,rebound.example.net | rebound.example.net",
                "0.0.0.0/0 | [::ffff:10.1.0.1]",
            })
    void letsThroughWhatIsListed(String list, String target) throws Exception {
        assertThat(addresses(list, target)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pve1.example.net | pve2.example.net",
                "pve1.example.net | pve1.example.net.evil.example",
                "pve1.example.net | xpve1.example.net",
                "pve1.example.net | pve1.example.net:22",
                "pve1.example.net | pve1.example.net:443",
                "pve1.example.net | https://pve1.example.net",
                "pve1.example.net:8443 | pve1.example.net",
                "pve1.example.net | 10.1.0.1",
                "*.dc1.example.net | dc1.example.net",
                "*.dc1.example.net | pve1.dc2.example.net",
                "*.dc1.example.net | evildc1.example.net",
                "*.example.net | evil.example",
                "10.1.0.0/24 | 10.1.1.1",
                "10.1.0.0/24 | evil.example",
                "10.1.0.0/24 | mixed.example.net",
                "10.1.0.0/24 | both.example.net",
                "10.1.0.0/24 | 10.1.0.7:8443",
                "2001:db8::/64 | [2001:db8:0:1::7]",
                "::/0 | 10.1.0.1",
                "* | evil.example:22",
            })
    void letsThroughNothingElse(String list, String target) {
        assertThatThrownBy(() -> addresses(list, target))
                .isInstanceOf(RefusedException.class)
                .message()
                .startsWith("module m may not be used for the target ")
                .contains("modules.m.targets")
                .doesNotContain("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "[::ffff:169.254.169.254]",
                "[::169.254.169.254]",
                "[64:ff9b::169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::a9fe:a9fe]",
                "[2002:a9fe:a9fe::1]",
                "[fe80::1]",
                "[febf::1]",
                "[fd00:ec2::254]",
                "[fd20:ce::254]",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "0.0.0.0",
                "0.1.2.3",
                "[::]",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "240.0.0.1",
                "[ff02::1]",
                "[64:ff9b::224.0.0.1]",
                "rebound.example.net",
                "half.example.net",
                "six.example.net",
            })
    void somePlacesAreNoneForCredentials(String target) {
        assertThatThrownBy(() -> addresses("*,*.example.net,rebound.example.net,0.0.0.0/0,::/0", target))
                .isInstanceOf(RefusedException.class)
                .message()
                .contains("link-local, multicast, or where clouds keep credentials", "lists that very address");
    }

    @Test
    void withoutAListNothingIsAllowed() {
        assertThatThrownBy(() -> addresses("", "PVE1.example.net"))
                .hasMessage("module m may be used for no target: list those that it is for, as in modules.m.targets:"
                        + " [pve1.example.net]");
        assertThatThrownBy(() -> addresses("", "[2001:db8::1]:8443"))
                .hasMessageEndingWith("modules.m.targets: [\"[2001:db8:0:0:0:0:0:1]:8443\"]");
        assertThat(asked).isEmpty();
    }

    @Test
    void aNameThatNoEntryCanContainIsNotLookedUp() {
        assertThatThrownBy(() -> addresses("pve1.example.net,*.dc1.example.net,10.1.0.0/24:8443", "evil.example"))
                .isInstanceOf(RefusedException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aNameIsLookedUpOnceAndItsAddressesAreWhereItIsAsked() throws Exception {
        assertThat(addresses("10.1.0.0/24,2001:db8::/64", "both.example.net"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("10.1.0.1", "2001:db8:0:0:0:0:0:1");
        assertThat(asked).containsExactly("both.example.net");
    }

    @Test
    void aNameWithoutAnAddressIsDownWhereItIsListedAndRefusedWhereItIsNot() {
        assertThatThrownBy(() -> addresses("gone.example.net", "gone.example.net"))
                .isExactlyInstanceOf(IOException.class);
        assertThatThrownBy(() -> addresses("10.1.0.0/24", "gone.example.net"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("has no address");
    }

    private List<InetAddress> addresses(String list, String target) throws Exception {
        List<TargetPattern> entries = list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",")).map(TargetPatterns::of).toList();
        return new AllowList("m", entries, Set.of(8006, 8007))
                .addresses(TargetParser.proxmox().parse(target), this::resolve, Deadline.in(Duration.ofSeconds(5)));
    }

    private List<InetAddress> resolve(String name, Deadline deadline) throws IOException {
        asked.add(name);
        String addresses = DNS.get(name);
        if (addresses == null) {
            throw new IOException("no such name");
        }
        return Arrays.stream(addresses.split(" ")).map(InetAddress::ofLiteral).toList();
    }
}
