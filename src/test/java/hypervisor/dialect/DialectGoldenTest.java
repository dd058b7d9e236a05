package hypervisor.dialect;

import hypervisor.Golden;
import hypervisor.RecordedLibvirtHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recorded libvirt host, in every dialect of libvirt. To cover a new host, add a folder; to cover a new dialect,
/// do nothing.
class DialectGoldenTest {
    private static final Path HOSTS = Path.of("src/test/fixtures/hosts");

    static List<Arguments> hostsAndDialects() throws IOException {
        try (Stream<Path> hosts = Files.list(HOSTS)) {
            return hosts.filter(host -> Files.exists(host.resolve("domstats.txt")))
                    .sorted()
                    .flatMap(host -> Dialects.REFERENCE.entrySet().stream()
                            .filter(page -> page.getKey().startsWith("libvirt")
                                    || page.getKey().equals(Native.NAME))
                            .map(page -> Arguments.of(host.getFileName(), page.getKey(), page.getValue())))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("hostsAndDialects")
    void exposes(Path name, String page, Dialect dialect) throws IOException {
        Path host = HOSTS.resolve(name);

        String exposition = Exposed.text(dialect, RecordedLibvirtHost.read(host));

        Golden.assertMatches(host.resolve("expected").resolve(page + ".prom"), exposition);
    }
}
