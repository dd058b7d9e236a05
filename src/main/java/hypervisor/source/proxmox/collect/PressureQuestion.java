package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.node.NodePressure;
import java.util.List;
import java.util.Objects;

/// Asks a node for its last hour, minute by minute. The minutes that are not over, and those in which it was down, have
/// nothing in them; before Proxmox VE 9 none has what is looked for.
final class PressureQuestion implements Part.Question<NodePressure> {
    private final ProxmoxApi api;

    PressureQuestion(ProxmoxApi api) {
        this.api = api;
    }

    @Override
    public Part<NodePressure> ask(String node, Deadline deadline) throws ApiException, InterruptedException {
        AnswerReader<List<NodePressure>> reader = answer -> {
            List<NodePressure> minutes = AnswerReader.rows(row -> NodePressure.of(node, row)).read(answer).stream()
                    .filter(Objects::nonNull)
                    .toList();
            return minutes.isEmpty() ? List.of() : List.of(minutes.getLast());
        };
        return Part.whole(api.get(ApiRequest.node(node, "/rrddata?timeframe=hour", reader), deadline));
    }
}
