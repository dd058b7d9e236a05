package hypervisor.source.sysfs;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.procfs.RunningGuest;
import hypervisor.source.procfs.RunningGuests;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The host's ends of the interfaces of guests: those that are named as Proxmox VE does, and those that the command
/// line of a guest names.
final class InterfaceCollector implements Collector<List<GuestLink>> {
    private static final Pattern PROXMOX = Pattern.compile("(?:tap|veth)(\\d{1,9})i\\d{1,9}");
    private static final Pattern NAMED = Pattern.compile("(?:^|,)ifname=([^,/]{1,15})(?:,|$)");
    private static final Set<String> NO_NAMES = Set.of(".", "..");

    private final Path proc;
    private final Path interfaces;
    private final RunningGuests guests;
    private final Map<String, LinkReader> readers = new HashMap<>();

    InterfaceCollector(Path proc, Path sys, RunningGuests guests) {
        this.proc = proc;
        this.interfaces = sys.resolve("class/net");
        this.guests = guests;
    }

    @Override
    public String name() {
        return "host_interface";
    }

    @Override
    public String source() {
        return "host";
    }

    @Override
    public Fact<List<GuestLink>> fact() {
        return SysfsFacts.INTERFACES;
    }

    @Override
    public Reading<List<GuestLink>> collect(Deadline deadline) throws IOException, InterruptedException {
        List<String> present;
        try {
            present = LinkStatistics.names(interfaces);
        } catch (NoSuchFileException _) {
            return Reading.absent(interfaces + " is not there: no sysfs, or a machine without network interfaces");
        }
        List<RunningGuest> now = guests.now();
        Set<String> running = now.stream().map(RunningGuest::id).collect(Collectors.toSet());
        Map<String, String> owners = new TreeMap<>(named(now));
        for (String name : present) {
            Matcher proxmox = PROXMOX.matcher(name);
            if (proxmox.matches()) {
                owners.putIfAbsent(name, proxmox.group(1));
            }
        }
        owners.keySet().retainAll(Set.copyOf(present));
        readers.keySet().retainAll(owners.keySet());
        Map<String, long[]> table = NetworkTable.read(proc);
        List<GuestLink> links = new ArrayList<>();
        owners.forEach((name, guest) -> {
            Map<String, Long> statistics = readers.computeIfAbsent(name, _ -> new LinkReader(interfaces.resolve(name)))
                    .read(table.get(name));
            if (!statistics.isEmpty()) {
                links.add(new GuestLink(guest, name, running.contains(guest), statistics));
            }
        });
        return Reading.of(List.copyOf(links));
    }

    private static Map<String, String> named(List<RunningGuest> guests) {
        Map<String, String> owners = new HashMap<>();
        for (RunningGuest guest : guests) {
            for (String argument : guest.arguments()) {
                Matcher named = NAMED.matcher(argument);
                if (named.find() && !NO_NAMES.contains(named.group(1))) {
                    owners.putIfAbsent(named.group(1), guest.id());
                }
            }
        }
        return owners;
    }
}
