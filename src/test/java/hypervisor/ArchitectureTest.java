package hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Data flows one way: a package may use those named beside it, itself, and the packages inside it; no others
/// of ours.
class ArchitectureTest {
    private static final Path CLASSES = Path.of("target/classes");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("fact", Set.of()),
            Map.entry("metric", Set.of("fact")),
            Map.entry("otlp", Set.of("metric")),
            Map.entry("exposition", Set.of("metric")),
            Map.entry("scrape", Set.of("fact")),
            Map.entry("pem", Set.of()),
            Map.entry("source", Set.of("fact", "scrape", "pem")),
            Map.entry("filter", Set.of("fact", "scrape", "source")),
            Map.entry("dialect", Set.of("fact", "metric", "source")),
            Map.entry("discovery", Set.of("fact", "source", "filter")),
            Map.entry("config", Set.of()),
            Map.entry("target", Set.of("config", "scrape")),
            Map.entry("docs", Set.of("dialect", "metric", "fact", "config")),
            Map.entry(
                    "http",
                    Set.of(
                            "dialect",
                            "discovery",
                            "filter",
                            "scrape",
                            "exposition",
                            "metric",
                            "fact",
                            "config",
                            "pem")));

    /// Every package may use the log, which uses nothing of ours.
    private static final String LOG = "log";

    /// Puts everything together, and may use everything.
    private static final Set<String> WIRING = Set.of("", "cli", "demo");

    @Test
    void dataFlowsOneWay() throws IOException {
        Set<String> violations = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES.resolve("hypervisor"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String from = layer(CLASSES.relativize(file).toString());
                for (String used : ourClassesIn(ClassFile.of().parse(file))) {
                    String to = layer(used);
                    if (!WIRING.contains(from)
                            && !to.equals(from)
                            && !to.equals(LOG)
                            && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                        violations.add(from + " must not use " + to + ": " + file.getFileName() + " uses " + used);
                    }
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    private static List<String> ourClassesIn(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(ClassEntry.class::isInstance)
                .map(entry -> ((ClassEntry) entry).asInternalName())
                .filter(name -> name.startsWith("hypervisor/"))
                .toList();
    }

    /// hypervisor/source/host/Kstat is in the layer "source"; a class directly in hypervisor is in none.
    private static String layer(String path) {
        String[] parts = path.split("/");
        return parts.length > 2 ? parts[1] : "";
    }
}
