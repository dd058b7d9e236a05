package hypervisor.source.libvirt.message;

import hypervisor.Fuzz;
import hypervisor.source.libvirt.wire.XdrReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every answer of a daemon that lies, or of one whose bytes were damaged on their way.
class MessageFuzzTest {
    private static final DomainReference DOMAIN = new DomainReference("vm1", new UUID(1, 2), 3);
    private static final PoolReference POOL = new PoolReference("pool", new UUID(1, 2));
    private static final NetworkReference NETWORK = new NetworkReference("net", new UUID(1, 2));

    static List<Call<?>> calls() {
        return List.of(
                new ConnectType(),
                new HypervisorVersion(),
                new LibraryVersion(),
                new Hostname(),
                new NodeInfo(),
                NodeCpuStats.count(NodeCpuStats.ALL_CPUS),
                NodeMemoryStats.count(NodeMemoryStats.ALL_CELLS),
                new CellsFreeMemory(0, 8),
                new NodeCpuMap(),
                new ListAllDomains(0),
                new DomainXmlDesc(DOMAIN, 0),
                new DomainState(DOMAIN),
                new ControlInfo(DOMAIN),
                new GetAllDomainStats(List.of(), 0, 0),
                new DomainVcpus(DOMAIN, 1),
                new DomainJobInfo(DOMAIN),
                new ListAllSnapshots(DOMAIN),
                new ListAllCheckpoints(DOMAIN),
                new GuestInfo(DOMAIN, GuestInfo.ALL),
                new ListAllStoragePools(0),
                new StoragePoolInfo(POOL),
                new PoolListAllVolumes(POOL),
                new StorageVolumeInfo(new VolumeReference("pool", "v", "/v")),
                new ListAllNetworks(0),
                new NetworkBridgeName(NETWORK),
                new NetworkDhcpLeases(NETWORK));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anyAnswerToAnyCall(Call<?> call) throws IOException {
        List<byte[]> recorded = recorded();
        Fuzz.run(1, 300, random -> {
            byte[] bytes = damaged(recorded.get(random.nextInt(recorded.size())), random);
            call.decode(new XdrReader(ByteBuffer.wrap(bytes)));
            return bytes.length;
        });
    }

    @Test
    void statisticsWithAFewBytesWrong() throws IOException {
        byte[] rich = Recorded.payload(Recorded.FOLDER.resolve("9.0.0/CONNECT_GET_ALL_DOMAIN_STATS-rich.rep.bin"));
        var call = new GetAllDomainStats(List.of(), 0, 0);
        Fuzz.run(2, 2000, random -> {
            byte[] bytes = damaged(rich, random);
            call.decode(new XdrReader(ByteBuffer.wrap(bytes)));
            return bytes.length;
        });
    }

    private static List<byte[]> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(Recorded.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".rep.bin"))
                    .sorted()
                    .map(Recorded::payload)
                    .toList();
        }
    }

    /// Some bytes changed, mostly those that are counts and types; sometimes cut off.
    private static byte[] damaged(byte[] recorded, Random random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(recorded.length + 1) : recorded.length;
        byte[] bytes = Arrays.copyOf(recorded, length);
        for (int i = random.nextInt(8); i > 0 && length >= 4; i--) {
            int word = random.nextInt(length / 4) * 4;
            switch (random.nextInt(4)) {
                case 0 -> bytes[word + random.nextInt(4)] = (byte) random.nextInt();
                case 1 -> bytes[word + 3] += (byte) (random.nextInt(5) - 2);
                case 2 -> Arrays.fill(bytes, word, word + 4, (byte) -1);
                default -> bytes[word + 1] = (byte) random.nextInt(64);
            }
        }
        return bytes;
    }
}
