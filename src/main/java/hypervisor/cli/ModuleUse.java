package hypervisor.cli;

import hypervisor.config.Module;
import hypervisor.config.ModuleSettings;
import hypervisor.scrape.Deadline;
import hypervisor.source.self.ProbeFigures.OfModule;
import hypervisor.source.self.ProbeFigures.OfOutcome;
import hypervisor.target.AllowList;
import hypervisor.target.RefusedException;
import hypervisor.target.Resolver;
import hypervisor.target.Target;
import hypervisor.target.TargetParser;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// A module, what it lets through, and how often it was used.
final class ModuleUse {
    static final String UP = "up";
    static final String DOWN = "down";
    static final String BUSY = "busy";

    /// Those of pveproxy, and of a Proxmox Backup Server beside it.
    private static final Set<Integer> PROXMOX_PORTS = Set.of(8006, 8007);

    private final Module module;
    private final TargetParser parser;
    private final AllowList list;
    private final Map<String, LongAdder> outcomes =
            Map.of(UP, new LongAdder(), DOWN, new LongAdder(), BUSY, new LongAdder());
    private final LongAdder refusals = new LongAdder();

    ModuleUse(Module module) {
        this.module = module;
        this.parser = module.isProxmox()
                ? TargetParser.proxmox()
                : TargetParser.libvirt(module.settings().of(ModuleSettings.TRANSPORT));
        this.list = new AllowList(
                module.name(), module.targets(), module.isProxmox() ? PROXMOX_PORTS : Set.of(parser.port()));
    }

    Module module() {
        return module;
    }

    Target parse(String text) throws RefusedException {
        return parser.parse(text);
    }

    /// Where a target is, if it may be asked.
    ///
    /// @throws IOException it may, but nobody knows where it is
    List<InetAddress> addresses(Target target, Resolver resolver, Deadline deadline)
            throws RefusedException, IOException, InterruptedException {
        return list.addresses(target, resolver, deadline);
    }

    void refused() {
        refusals.increment();
    }

    void ended(String outcome) {
        LongAdder count = outcomes.get(outcome);
        if (count != null) {
            count.increment();
        }
    }

    OfModule figures() {
        return new OfModule(
                module.name(),
                outcomes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(outcome -> new OfOutcome(
                                outcome.getKey(), outcome.getValue().sum()))
                        .toList(),
                refusals.sum());
    }
}
