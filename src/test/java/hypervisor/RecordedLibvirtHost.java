package hypervisor;

import static java.util.Objects.requireNonNull;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.VirshText;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.Domain.Monitor;
import hypervisor.source.libvirt.domain.DomainDefinitionParser;
import hypervisor.source.libvirt.domain.DomainJob;
import hypervisor.source.libvirt.domain.DomainStatistics;
import hypervisor.source.libvirt.domain.DomainStatisticsParser;
import hypervisor.source.libvirt.message.TypedParam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A libvirt host as a folder of what `virsh` printed there:
///
/// ```
/// domstats.txt           virsh domstats --backing
/// dumpxml/ci-0001.xml    virsh dumpxml ci-0001
/// ```
///
/// No domain had a job. A running domain whose disks have names but no counters was stuck when it was recorded.
public final class RecordedLibvirtHost {
    private static final Pattern ID = Pattern.compile("<domain [^>]*\\bid='(\\d+)'");
    private static final Pattern UUID_TEXT = Pattern.compile("<uuid>([^<]*)</uuid>");

    private RecordedLibvirtHost() {}

    public static Facts read(Path host) throws IOException {
        return read(host.resolve("domstats.txt"), host.resolve("dumpxml"));
    }

    /// @param statistics a file
    /// @param definitions a folder with a file for each domain of it
    public static Facts read(Path statistics, Path definitions) throws IOException {
        Map<String, List<TypedParam>> domains = new TreeMap<>(VirshText.domainStatistics(Files.readString(statistics)));
        List<Domain> read = new ArrayList<>();
        for (var domain : domains.entrySet()) {
            String xml = Files.readString(definitions.resolve(domain.getKey() + ".xml"));
            read.add(domain(domain.getKey(), domain.getValue(), xml));
        }
        return Facts.builder()
                .put(LibvirtFacts.DOMAINS, List.copyOf(read))
                .put(
                        LibvirtFacts.JOBS,
                        read.stream()
                                .filter(Domain::active)
                                .map(RecordedLibvirtHost::noJob)
                                .toList())
                .put(Outcome.FACT, List.of(new Outcome("libvirt_domain", "libvirt", true, 0.1, 0.0, null)))
                .build();
    }

    private static Domain domain(String name, List<TypedParam> params, String xml) {
        String id = find(ID, xml);
        var statistics = DomainStatisticsParser.parse(id != null, params);
        return new Domain(
                name,
                UUID.fromString(requireNonNull(find(UUID_TEXT, xml))),
                id == null ? null : Integer.valueOf(id),
                null,
                null,
                null,
                statistics,
                new DomainDefinitionParser(List.of()).parse(name, xml),
                id != null && stuck(statistics) ? Monitor.STUCK : Monitor.ANSWERED,
                null);
    }

    private static DomainJob noJob(Domain domain) {
        return new DomainJob(domain.name(), domain.uuid(), 0, 0, null, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static boolean stuck(DomainStatistics statistics) {
        return !statistics.blocks().isEmpty()
                && statistics.blocks().stream().allMatch(block -> block.readBytes() == null);
    }

    private static @Nullable String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
