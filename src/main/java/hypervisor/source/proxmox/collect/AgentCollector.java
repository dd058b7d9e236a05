package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.node.AgentReport;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What is known of the inside of guests that run. Each time, only so many requests are made: who has not been asked
/// for longest comes first, and of the others what they said last is told, with its time.
final class AgentCollector extends ProxmoxCollector<NodeReadings<AgentReport>> {
    private static final Duration BUDGET = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Inventory inventory;
    private final AgentOptions options;
    private final AgentQuestion question;
    private final AgentMemory memory;
    private final Round round = new Round("proxmox_agent", NodeCollector.HOPELESS, NodeCollector::isUnknownPath);

    AgentCollector(Inventory inventory, AgentOptions options, AgentQuestion question, AgentMemory memory) {
        super("proxmox_agent", ProxmoxFacts.AGENTS, INTERVAL, BUDGET);
        this.inventory = inventory;
        this.options = options;
        this.question = question;
        this.memory = memory;
    }

    @Override
    public Reading<NodeReadings<AgentReport>> collect(Deadline deadline) throws ApiException, InterruptedException {
        List<Guest> running = inventory.known(deadline).guests().stream()
                .filter(guest -> guest.running() && !guest.template() && options.admits(guest))
                .toList();
        memory.retain(running);
        Map<String, List<Guest>> guests = byNode(running);
        Map<String, List<Guest>> due = byNode(affordable(running));
        Part.Question<AgentReport> ask =
                (node, until) -> ask(guests.getOrDefault(node, List.of()), due.getOrDefault(node, List.of()), until);
        return switch (round.ask(List.copyOf(guests.keySet()), ask, deadline)) {
            case Reading.Present<NodeReadings<AgentReport>>(var told) ->
                Reading.of(new NodeReadings<>(reports(running), told.answered(), told.failures()));
            case Reading.Absent<NodeReadings<AgentReport>> absent -> absent;
            case Reading.Failed<NodeReadings<AgentReport>> failed -> failed;
        };
    }

    /// Those to be asked now: as many as there are requests for.
    private List<Guest> affordable(List<Guest> running) {
        List<Guest> due = running.stream()
                .filter(memory::isDue)
                .sorted(comparing(memory::asked).thenComparingLong(Guest::vmid))
                .toList();
        List<Guest> affordable = new ArrayList<>();
        int left = options.requests();
        for (Guest guest : due) {
            left -= AgentQuestion.cost(guest, memory.trusts(guest));
            if (left < 0) {
                break;
            }
            affordable.add(guest);
        }
        return affordable;
    }

    /// One guest of a node after the other.
    private Part<AgentReport> ask(List<Guest> guests, List<Guest> due, Deadline deadline)
            throws ApiException, InterruptedException {
        for (int i = 0; i < due.size() && !deadline.passed(); i++) {
            Guest guest = due.get(i);
            memory.note(guest, question.ask(guest, memory.trusts(guest), deadline));
        }
        return new Part<>(List.of(), memory.problem(guests));
    }

    private List<AgentReport> reports(List<Guest> running) {
        return running.stream()
                .map(memory::report)
                .filter(Objects::nonNull)
                .sorted(comparing(AgentReport::node).thenComparing(comparingLong(AgentReport::vmid)))
                .toList();
    }

    private static Map<String, List<Guest>> byNode(List<Guest> guests) {
        return guests.stream().collect(groupingBy(Guest::node, TreeMap::new, toList()));
    }
}
