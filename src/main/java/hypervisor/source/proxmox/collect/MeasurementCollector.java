package hypervisor.source.proxmox.collect;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What each endpoint's pvestatd measured last: nodes that are no endpoints are not known.
///
/// `local-only` is never left out. Without it, a node asks all others in turn with 20 seconds for each, and
/// three such questions at once have been seen to block its whole API. Failures are told by endpoint.
final class MeasurementCollector extends ProxmoxCollector<NodeReadings<NodeMeasurement>> {
    private static final AnswerReader<List<NodeMeasurement>> READER = answer -> {
        var measurements = new Measurements();
        AnswerReader.rowsIn("data", row -> {
                    measurements.add(row);
                    return true; // of many thousand rows, only a few are kept
                })
                .read(answer);
        return measurements.all();
    };

    static final ApiRequest<List<NodeMeasurement>> REQUEST = new ApiRequest<>(
            "/cluster/metrics/export?local-only=1", null, ApiRequest.Lane.BACKGROUND, Duration.ZERO, READER);

    private final ProxmoxApi api;
    private final Round round =
            new Round("proxmox_measurement", Set.of(Kind.UNAUTHENTICATED), NodeCollector::isUnknownPath);

    MeasurementCollector(ProxmoxApi api) {
        super("proxmox_measurement", ProxmoxFacts.MEASUREMENTS, Duration.ofSeconds(30), NodeCollector.BUDGET);
        this.api = api;
    }

    @Override
    public Reading<NodeReadings<NodeMeasurement>> collect(Deadline deadline) throws ApiException, InterruptedException {
        Part.Question<NodeMeasurement> question =
                (endpoint, until) -> Part.whole(api.getFrom(endpoint, REQUEST, until));
        return switch (round.ask(api.endpoints(), question, deadline)) {
            case Reading.Present<NodeReadings<NodeMeasurement>>(var readings) ->
                Reading.of(new NodeReadings<>(once(readings.all()), readings.answered(), readings.failures()));
            case Reading.Absent<NodeReadings<NodeMeasurement>>(String because) ->
                Reading.absent("Proxmox VE tells its measurements since 8.2, and this is an older one: " + because);
            case Reading.Failed<NodeReadings<NodeMeasurement>> failed -> failed;
        };
    }

    /// Two endpoints may be one node.
    private static List<NodeMeasurement> once(List<NodeMeasurement> all) {
        SortedMap<String, NodeMeasurement> nodes = new TreeMap<>();
        all.forEach(one -> nodes.merge(one.node(), one, MeasurementCollector::newer));
        return List.copyOf(nodes.values());
    }

    private static NodeMeasurement newer(NodeMeasurement one, NodeMeasurement other) {
        return one.timestamp() >= other.timestamp() ? one : other;
    }
}
