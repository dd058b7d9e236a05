package hypervisor.cli;

import hypervisor.config.ScrapeSettings;
import hypervisor.config.Settings;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.http.Watched;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.source.Limited;
import hypervisor.source.proxmox.ApiClient;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `check`: tries everything that would be watched, and says what works.
final class Checking {
    private final Watching watching;
    private final Settings settings;
    private final PrintStream out;
    private final @Nullable ProxmoxCheck proxmox;
    private @Nullable String explained;

    private Checking(Watching watching, Settings settings, PrintStream out) {
        this.watching = watching;
        this.settings = settings;
        this.out = out;
        ApiClient client = watching.proxmox().client();
        this.proxmox = client == null ? null : new ProxmoxCheck(client, settings, out);
    }

    static ExitCode print(Settings settings, PrintStream out) {
        try (var watching = Watching.start(settings)) {
            var checking = new Checking(watching, settings, out);
            boolean works = checking.all();
            out.flush();
            return works ? ExitCode.OK : ExitCode.FAILURE;
        }
    }

    private boolean all() {
        for (Watched watched : watching.found()) {
            out.println((watched.found() ? "found    " : "missing  ") + watched.source() + ": " + watched.what());
            explain(watched.why());
            explain(watched.hint());
        }
        boolean endpoints = endpoints();
        List<Collector<?>> collectors = watching.scraper().collectors();
        Set<Fact<?>> wanted = collectors.stream().map(Collector::fact).collect(Collectors.toSet());
        Facts facts = watching.scraper().scrapeAll(wanted, CollectorFilter.ALL, deadline());
        List<Outcome> outcomes =
                facts.get(Outcome.FACT) instanceof Reading.Present<List<Outcome>>(var present) ? present : List.of();
        Set<String> failed = new TreeSet<>();
        for (Outcome outcome : outcomes) {
            Map<String, String> nodes = new TreeMap<>();
            collectors.stream()
                    .filter(collector -> collector.name().equals(outcome.collector()))
                    .forEach(collector -> nodes.putAll(ProxmoxCheck.failures(collector, facts)));
            print(outcome, nodes);
            if (!outcome.success() || !nodes.isEmpty()) {
                failed.add(outcome.collector());
            }
        }
        rights(facts);
        boolean privileges = proxmox == null
                || proxmox.privileges(collectors.stream().map(Collector::name).collect(Collectors.toSet()), facts);
        out.println(
                failed.isEmpty()
                        ? "all collectors work"
                        : failed.size() + " of " + outcomes.size() + " collectors fail, or lack something");
        Targets targets = watching.probes();
        boolean modules = targets == null || new ModuleCheck(targets, out).all(settings.modules());
        boolean any = targets != null || watching.found().stream().anyMatch(Watched::found);
        return endpoints && failed.isEmpty() && privileges && modules && any;
    }

    /// What may not be read of this machine, which is no failure: the rest works.
    private void rights(Facts facts) {
        facts.values(Limited.class)
                .flatMap(value -> value.missingRights().stream())
                .map(right -> "missing  " + right.what() + " needs " + right.right())
                .distinct()
                .sorted()
                .forEach(out::println);
    }

    private boolean endpoints() {
        try {
            return proxmox == null || proxmox.endpoints(deadline());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Deadline deadline() {
        return Deadline.in(settings.of(ScrapeSettings.TIMEOUT));
    }

    private void print(Outcome outcome, Map<String, String> nodes) {
        String state = !outcome.success()
                ? "failed "
                : !nodes.isEmpty() ? "partly " : outcome.because() == null ? "ok     " : "absent ";
        out.println(state + "  " + outcome.collector());
        explain(outcome.because());
        nodes.forEach((node, why) -> explain(node + ": " + why));
    }

    /// Nothing is explained twice in a row.
    private void explain(@Nullable String text) {
        if (text != null && !text.equals(explained)) {
            out.println("         " + text);
        }
        explained = text;
    }
}
