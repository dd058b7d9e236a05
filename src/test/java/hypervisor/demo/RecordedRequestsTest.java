package hypervisor.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.replay.RecordedHost;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was asked of a real libvirtd, asked of the stand-in: the answer has the shape that the real one had.
@Timeout(20)
class RecordedRequestsTest {
    private static final Path FOLDER = Path.of("src/test/fixtures/libvirt/rpc");

    static List<Path> requests() throws IOException {
        List<Path> requests = new ArrayList<>();
        for (String version : List.of("9.0.0", "11.3.0")) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(version))) {
                files.filter(file -> file.toString().endsWith(".req.bin"))
                        .sorted()
                        .forEach(requests::add);
            }
        }
        assertThat(requests).hasSizeGreaterThan(20);
        return requests;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void areAnsweredInTheRecordedShape(Path request, @TempDir Path directory) throws IOException {
        StandInFrame call = frame(request);
        StandInFrame recorded = frame(Path.of(request.toString().replace(".req.", ".rep.")));
        String shape = requireNonNull(Shape.RESULTS.get(call.procedure()), () -> "a shape for " + call.procedure());

        try (var standIn = LibvirtStandIn.start(directory.resolve("libvirt-sock"), host());
                var client = new StandInClient(standIn.address())) {
            client.call(66, _ -> {});
            client.call(1, out -> out.bool(false).int32(0));
            client.send(call);
            StandInFrame answer = client.receive();

            assertThat(answer.serial()).isEqualTo(recorded.serial());
            assertThat(answer.type()).isEqualTo(recorded.type());
            assertThat(answer.status())
                    .as(answer.status() == 0 ? "status" : StandInClient.error(answer))
                    .isEqualTo(recorded.status());
            Shape.assertIs(shape, StandInClient.payload(recorded));
            Shape.assertIs(shape, StandInClient.payload(answer));
        }
    }

    private static StandInFrame frame(Path file) throws IOException {
        return requireNonNull(
                StandInFrame.read(new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))));
    }

    /// The host of the recordings, with what `virsh` was not asked to print.
    private static StandInHost host() throws IOException {
        var recorded = RecordedHost.read(Path.of("src/test/fixtures/upstream/libvirt-tinkoff"), "domstats-after.txt");
        List<StandInDomain> domains = recorded.domains().stream()
                .map(domain -> domain.withGuest(List.of(Parameter.string("hostname", "ci-guest"))))
                .toList();
        return new StandInHost() {
            @Override
            public StandInNode node() {
                return recorded.node();
            }

            @Override
            public List<StandInDomain> domains() {
                return domains;
            }

            @Override
            public List<StandInPool> pools() {
                StandInPool pool = recorded.pools().getFirst();
                return List.of(new StandInPool(
                        pool.name(),
                        pool.uuid(),
                        pool.state(),
                        pool.capacity(),
                        pool.allocation(),
                        pool.available(),
                        false,
                        false,
                        List.of(
                                new StandInPool.Volume("v1.qcow2", "/var/lib/libvirt/ci-pool/v1.qcow2", 0, 2, 1),
                                new StandInPool.Volume("v2.raw", "/var/lib/libvirt/ci-pool/v2.raw", 0, 2, 1))));
            }

            @Override
            public List<StandInNetwork> networks() {
                var lease = new StandInNetwork.Lease("52:54:00:88:00:05", "10.79.0.137", 24, "ci-guest", 0);
                return List.of(
                        network("ci-net", "c1c1c1c1-0000-4000-8000-0000000000fe", List.of(lease)),
                        network("default", "d12b21d9-0635-4dd3-8921-deb3ae8a6731", List.of()));
            }
        };
    }

    private static StandInNetwork network(String name, String uuid, List<StandInNetwork.Lease> leases) {
        return new StandInNetwork(name, UUID.fromString(uuid), true, true, true, "virbr0", leases);
    }
}
