package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.node.NodeMeasurement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasurementCollectorTest {
    private static final String PATH = "/cluster/metrics/export?local-only=1";
    private static final NodeMeasurement PVE1 = new NodeMeasurement(
            "pve1",
            1795217835,
            0.00200300450676014,
            0.85978968452679,
            2.0,
            4.93,
            4.69,
            4.57,
            25276510208L,
            7762468864L,
            0L,
            0L,
            3221225472L,
            28041216L,
            3446281L,
            3253243L,
            3115L);

    /// As all were when pve3's pvestatd had been stuck for 168 seconds.
    private static final List<NodeMeasurement> LATER = List.of(
            new NodeMeasurement("pve1", 1795218325, 4.99001996007984E-4),
            new NodeMeasurement("pve2", 1795218323, 0.00100250626566416),
            new NodeMeasurement("pve3", 1795218157, 0.00406297613001524));

    @Test
    void readsWhatANodeMeasuredOfItself() throws Exception {
        var api = new RecordedApi("9.2", "auditor");

        var measured = new Collected(api).present(ProxmoxFacts.MEASUREMENTS);

        assertThat(measured.all()).containsExactly(PVE1);
        assertThat(api.asked()).as("never without local-only").containsExactly(PATH);
    }

    @Test
    void eachEndpointIsAskedItselfAndTheNewestOfEachNodeCounts() throws Exception {
        var measured = new Collected(three()).present(ProxmoxFacts.MEASUREMENTS);

        assertThat(measured.all())
                .usingRecursiveFieldByFieldElementComparatorOnFields("node", "timestamp", "ioWait")
                .isEqualTo(LATER);
        assertThat(measured.failures()).isEmpty();
    }

    @Test
    void anEndpointThatIsDownCostsItsOwnPart() throws Exception {
        Endpoints api = three();
        api.of("https://a").failing(PATH, Collected.failure(Kind.ENDPOINT, 0, "connection refused"));

        var measured = new Collected(api).present(ProxmoxFacts.MEASUREMENTS);

        assertThat(measured.all())
                .usingRecursiveFieldByFieldElementComparatorOnFields("node", "timestamp", "ioWait")
                .isEqualTo(LATER);
        assertThat(measured.failures()).containsExactly(Map.entry("https://a", "connection refused"));
    }

    @Test
    void failsWhereTheTokenIsNotAccepted() {
        Endpoints api = three();
        api.of("https://c").failing(PATH, Collected.failure(Kind.UNAUTHENTICATED, 401, "not accepted"));

        assertThatThrownBy(() -> new Collected(api).present(ProxmoxFacts.MEASUREMENTS))
                .hasMessage("not accepted");
    }

    @Test
    void rowsOfTime0AreNoMeasurements() throws Exception {
        var api =
                new RecordedApi("8.4", "auditor").with(PATH, "failures/export-with-failed-node-part-timestamp-0.json");

        assertThat(new Collected(api).present(ProxmoxFacts.MEASUREMENTS).all()).isEmpty();
    }

    @Test
    void isAbsentBeforeProxmoxVe82() throws Exception {
        var api = new RecordedApi("9.2", "auditor").failing(PATH, Collected.failure(Kind.UNKNOWN_PATH, 501, "501"));

        assertThat(new Collected(api).reading(ProxmoxFacts.MEASUREMENTS))
                .isInstanceOfSatisfying(
                        Reading.Absent.class,
                        absent -> assertThat(absent.because()).contains("since 8.2"));
    }

    /// Three endpoints, of which the last knows of three nodes, of one of them something newer than the others.
    private static Endpoints three() {
        var api = new Endpoints();
        api.apis.put("https://a", new RecordedApi("9.2", "auditor"));
        api.apis.put("https://b", new RecordedApi("9.2", "auditor"));
        api.apis.put("https://c", new RecordedApi("9.2", "auditor").with(PATH, "failures/statd-stopped__metrics.json"));
        return api;
    }

    private static final class Endpoints implements ProxmoxApi {
        private final Map<String, RecordedApi> apis = new TreeMap<>();

        private RecordedApi of(String endpoint) {
            return Objects.requireNonNull(apis.get(endpoint));
        }

        @Override
        public <T> T get(ApiRequest<T> request, Deadline deadline) {
            throw new AssertionError(request.path() + " is for each endpoint itself");
        }

        @Override
        public List<String> endpoints() {
            return List.copyOf(apis.keySet());
        }

        @Override
        public <T> T getFrom(String endpoint, ApiRequest<T> request, Deadline deadline) throws ApiException {
            return of(endpoint).get(request, deadline);
        }
    }
}
