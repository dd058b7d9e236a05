package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.RedirectingNode;
import hypervisor.fact.Outcome;
import hypervisor.http.ProbeException;
import hypervisor.http.Probes.Probe;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a name leads is looked up once for each probe, by us, and connections go there and nowhere else.
class TargetPlacesTest {
    private static final String NAME = "pve1.example"; // which only the certificate and our resolver know

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private volatile String answer = "127.0.0.1";
    private ProxmoxStandIn cluster;
    private int port;
    private ModuleFile file;

    @BeforeEach
    void start() throws Exception {
        cluster = ProxmoxStandIn.start(new GeneratedCluster(1, 2, 7, InstantSource.system()), 1);
        String endpoint = cluster.endpoints().getFirst();
        port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
        file = ModuleFile.in(folder, cluster.authority().pem());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aNameIsAskedAtTheAddressThatWasCheckedAndByItsOwnCertificate() throws Exception {
        try (Targets targets = targets("[\"" + NAME + ":" + port + "\"]")) {
            assertThat(isUp(targets, NAME)).isTrue();
            assertThat(asked).containsExactly(NAME);
        }
    }

    @Test
    void aCertificateOfAnotherNameIsNotBelieved() throws Exception {
        try (Targets targets = targets("[\"other.example:" + port + "\"]")) {
            assertThat(isUp(targets, "other.example")).isFalse();
        }
    }

    @Test
    void aNameThatLeadsElsewhereWithItsNextAnswerIsRefused() throws Exception {
        try (Targets targets = targets("[\"127.0.0.0/8:" + port + "\", \"pve1.example:" + port + "\"]")) {
            assertThat(isUp(targets, NAME)).isTrue();
            answer = "169.254.169.254";
            assertThatThrownBy(() -> isUp(targets, NAME))
                    .isInstanceOf(ProbeException.class)
                    .hasMessageContaining("leads to an address that is link-local")
                    .message()
                    .doesNotContain("169.254");
            answer = "127.0.0.1";
            assertThat(isUp(targets, NAME)).isTrue();
        }
    }

    @Test
    void aTargetThatMovedIsAskedAtItsNewPlace() throws Exception {
        try (Targets targets = targets("[\"" + NAME + ":" + port + "\"]")) {
            assertThat(isUp(targets, NAME)).isTrue();
            answer = "127.0.0.3";
            assertThat(isUp(targets, NAME)).isFalse();
            answer = "127.0.0.1";
            assertThat(isUp(targets, NAME)).isTrue();
            assertThat(targets.figures().targets()).isEqualTo(1);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsDownAndOneThatWasKnownStaysWhereItWas() throws Exception {
        try (Targets targets = targets("[\"" + NAME + ":" + port + "\"]")) {
            answer = "";
            assertThat(isUp(targets, NAME)).isFalse();
            answer = "127.0.0.1";
            assertThat(isUp(targets, NAME)).isTrue();
            answer = "";
            assertThat(isUp(targets, NAME)).isTrue();
        }
    }

    @Test
    void oneOfSeveralPlacesThatIsDownIsLeftForTheNext() throws Exception {
        try (Targets targets = targets("[\"" + NAME + ":" + port + "\"]")) {
            answer = "127.0.0.3 127.0.0.4 127.0.0.1";
            assertThat(isUp(targets, NAME)).isFalse();
            assertThat(isUp(targets, NAME)).isFalse();
            assertThat(isUp(targets, NAME)).isTrue();
            answer = "127.0.0.1 127.0.0.3";
            assertThat(isUp(targets, NAME)).isTrue();
        }
    }

    @Test
    void itIsAskedByTheNameThatItHas() throws Exception {
        try (var node = new RedirectingNode("https://elsewhere.example/")) {
            port = node.port();
            file = ModuleFile.in(folder, node.authority());
            try (Targets targets = targets("[\"" + NAME + ":" + port + "\"]")) {
                assertThat(isUp(targets, NAME)).isFalse();
                assertThat(node.hosts()).containsExactly(NAME + ":" + port);
            }
        }
    }

    @Test
    void aProbeThatIsUnderWayEndsWellWhenAllIsLetGo() throws Exception {
        Targets targets = targets("[\"" + NAME + ":" + port + "\"]");
        try (Probe probe = targets.begin("pve", NAME + ":" + port, soon())) {
            targets.close();
            assertThat(isUp(probe)).isTrue();
        }
        assertThat(targets.figures().targets()).isZero();
        assertThat(isUp(targets, NAME)).isTrue(); // one that came too late to know of those that follow
        assertThat(targets.figures().targets()).isZero();
    }

    private Targets targets(String list) throws IOException {
        return Targets.of(ProbedTargets.settings(folder, file.listing(list)), this::resolve);
    }

    private List<InetAddress> resolve(String name, Deadline deadline) throws IOException {
        asked.add(name);
        if (answer.isEmpty()) {
            throw new IOException("the name " + name + " is not known");
        }
        return Arrays.stream(answer.split(" ")).map(InetAddress::ofLiteral).toList();
    }

    private boolean isUp(Targets targets, String host) throws ProbeException {
        try (Probe probe = targets.begin("pve", host + ":" + port, soon())) {
            return isUp(probe);
        }
    }

    private static boolean isUp(Probe probe) {
        Set<hypervisor.fact.Fact<?>> all =
                probe.scraper().collectors().stream().map(Collector::fact).collect(Collectors.toSet());
        probe.scraper().scrape(all, CollectorFilter.only(Set.of("proxmox_cluster")), soon());
        return probe.scraper().outcomes().stream().anyMatch(Outcome::success);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
