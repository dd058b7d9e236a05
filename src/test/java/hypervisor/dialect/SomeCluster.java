package hypervisor.dialect;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonAnswer;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.NodeReadings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;

/// Facts of a cluster in the shape a test needs, made of rows as the API writes them, with ' for ".
final class SomeCluster {
    static final String ONLINE = "{'type':'node','node':'pve1','status':'online','maxcpu':8,'maxmem':1000}";
    static final String OFFLINE = "{'type':'node','node':'pve2','status':'offline'}";

    private final Facts.Builder facts = Facts.builder();

    private SomeCluster(String name, String... resources) {
        facts.put(Outcome.FACT, List.of(new Outcome("proxmox_resources", "proxmox", true, 0.25, 0.0, null)));
        facts.put(ProxmoxFacts.RESOURCES, Resources.of(name, rows(AnswerReader.rows(Resources.Row::of), resources)));
    }

    static SomeCluster of(String... resources) {
        return new SomeCluster("lab", resources);
    }

    <T> SomeCluster with(Fact<T> fact, T value) {
        facts.put(fact, value);
        return this;
    }

    /// @param node that the rows are of
    <T> SomeCluster with(
            Fact<NodeReadings<T>> fact, String node, BiFunction<String, JsonRow, T> reader, String... rows) {
        facts.put(fact, NodeReadings.of(rows(AnswerReader.rows(row -> reader.apply(node, row)), rows)));
        return this;
    }

    Facts facts() {
        return facts.build();
    }

    static <T> List<T> rows(AnswerReader<List<T>> reader, String... rows) {
        String answer = "{\"data\":[" + String.join(",", rows).replace('\'', '"') + "]}";
        try {
            return JsonAnswer.read("test", new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
