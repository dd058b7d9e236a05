package hypervisor.cli;

import hypervisor.config.Module;
import hypervisor.config.ScrapeSettings;
import hypervisor.config.TargetPattern;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.http.ProbeException;
import hypervisor.http.Probes.Probe;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What `check` says of the modules: each target that a list names by itself is tried.
record ModuleCheck(Targets targets, PrintStream out) {
    /// Whether all that can be tried works.
    boolean all(List<Module> modules) {
        boolean works = true;
        for (Module module : modules) {
            if (module.targets().isEmpty()) {
                out.println("missing  module " + module.name() + " may be used for no target: list them in modules."
                        + module.name() + ".targets");
            }
            for (TargetPattern entry : module.targets()) {
                works &= isOne(entry) ? one(module, entry.toString()) : skipped(module, entry);
            }
        }
        return works;
    }

    private static boolean isOne(TargetPattern entry) {
        return entry instanceof TargetPattern.Name
                || (entry instanceof TargetPattern.Network network && network.isSingle());
    }

    private boolean skipped(Module module, TargetPattern entry) {
        out.println("skipped  module " + module.name() + ": " + entry + " is more than one target");
        return true;
    }

    private boolean one(Module module, String target) {
        String name = "module " + module.name() + ", " + target;
        Deadline deadline = Deadline.in(module.settings().of(ScrapeSettings.TIMEOUT));
        try (Probe probe = targets.begin(module.name(), target, deadline)) {
            Set<Fact<?>> wanted =
                    probe.scraper().collectors().stream().map(Collector::fact).collect(Collectors.toSet());
            List<Outcome> outcomes = outcomes(probe.scraper().scrapeAll(wanted, CollectorFilter.ALL, deadline));
            List<Outcome> failed =
                    outcomes.stream().filter(outcome -> !outcome.success()).toList();
            out.println(
                    failed.isEmpty()
                            ? "ok       " + name + ": all collectors work"
                            : "failed   " + name + ": " + failed.size() + " of " + outcomes.size()
                                    + " collectors fail");
            failed.stream().map(Outcome::because).distinct().forEach(because -> out.println("         " + because));
            return failed.isEmpty();
        } catch (ProbeException e) {
            out.println("failed   " + name);
            out.println("         " + e.getMessage());
            return false;
        }
    }

    private static List<Outcome> outcomes(Facts facts) {
        return facts.get(Outcome.FACT) instanceof Reading.Present<List<Outcome>>(var present) ? present : List.of();
    }
}
