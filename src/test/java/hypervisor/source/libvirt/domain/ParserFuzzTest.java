package hypervisor.source.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import hypervisor.Fuzz;
import hypervisor.source.libvirt.VirshText;
import hypervisor.source.libvirt.message.Limits;
import hypervisor.source.libvirt.message.TypedParam;
import hypervisor.source.libvirt.message.TypedParam.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a guest, its owner or a daemon gone wrong may say.
class ParserFuzzTest {
    private static final List<String> PARTS = List.of(
            "state",
            "cpu",
            "time",
            "balloon",
            "vcpu",
            "net",
            "block",
            "name",
            "rd",
            "reqs",
            "cache",
            "monitor",
            "bank",
            "memory",
            "bandwidth",
            "node",
            "dirtyrate",
            "vm",
            "perf",
            "iothread",
            "fs",
            "disk",
            "if",
            "addr",
            "0",
            "00",
            "1",
            "999999999",
            "2147483648",
            "-1",
            "",
            "count",
            "x.sum");

    @Test
    void statisticsWithAnyNamesAndTypes() {
        List<TypedParam> rich = VirshText.domainStatistics("9.0.0/domstats-rich-backing.txt", "ci-rich");
        Fuzz.run(1, 1000, random -> {
            List<TypedParam> params = damaged(rich, random);
            DomainStatisticsParser.parse(random.nextBoolean(), params);
            return size(params);
        });
    }

    @Test
    void guestInfoWithAnyNamesAndTypes() {
        List<TypedParam> rich = VirshText.guestInfo(VirshText.read("9.0.0/guestinfo-rich.txt"));
        Fuzz.run(2, 1000, random -> {
            List<TypedParam> params = damaged(rich, random);
            GuestInfoParser.parse("vm1", new UUID(1, 2), params);
            return size(params);
        });
    }

    /// As many as the protocol allows in one record: what takes a square of the time would not end.
    @Test
    void asManyParametersAsTheProtocolAllows() {
        List<TypedParam> disks = new ArrayList<>();
        List<TypedParam> counters = new ArrayList<>();
        for (int i = 0; i < Limits.DOMAIN_STATS_PARAMS; i++) {
            disks.add(new TypedParam("block." + i + ".name", new Value.Text("vda")));
            counters.add(new TypedParam("vcpu.0.counter" + i + ".sum", new Value.UHyper(i)));
        }

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(DomainStatisticsParser.parse(true, disks).blocks()).hasSize(Limits.DOMAIN_STATS_PARAMS);
            assertThat(DomainStatisticsParser.parse(true, counters).vcpus()).hasSize(1);
        });
    }

    @Test
    void definitionsWithAnyMistake() throws IOException {
        byte[] rich = Files.readAllBytes(Path.of("src/test/fixtures/libvirt/xml/9.0.0/ci-rich.xml"));
        var parser = new DomainDefinitionParser(
                List.of(new MetadataRule("x", "metadata/a:x", Map.of("a", "http://example.com/ns/1.0"))));
        Fuzz.run(4, 500, random -> {
            String text = new String(damaged(rich, random), StandardCharsets.UTF_8);
            parser.parse("vm1", text);
            return text.length();
        });
    }

    private static List<TypedParam> damaged(List<TypedParam> recorded, Random random) {
        List<TypedParam> params = new ArrayList<>(recorded);
        for (int i = random.nextInt(40); i > 0; i--) {
            int at = random.nextInt(params.size());
            TypedParam old = params.get(at);
            String name = random.nextBoolean() ? old.field() : name(random);
            Value value = random.nextBoolean() ? old.value() : value(random);
            if (random.nextInt(4) == 0) {
                params.add(at, new TypedParam(name, value));
            } else {
                params.set(at, new TypedParam(name, value));
            }
        }
        return params;
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder(PARTS.get(random.nextInt(PARTS.size())));
        for (int i = random.nextInt(6); i > 0; i--) {
            name.append('.').append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return name.toString();
    }

    private static Value value(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Value.Int(random.nextInt());
            case 1 -> new Value.UInt(-1);
            case 2 -> new Value.Hyper(random.nextLong());
            case 3 -> new Value.UHyper(random.nextLong());
            case 4 -> new Value.Real(Double.longBitsToDouble(random.nextLong()));
            case 5 -> new Value.Bool(random.nextBoolean());
            default -> new Value.Text("\u0000\uffff".repeat(random.nextInt(3)));
        };
    }

    private static byte[] damaged(byte[] recorded, Random random) {
        byte[] bytes = recorded.clone();
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) "<>&;'\"/=! \n".charAt(random.nextInt(11));
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(200), bytes.length - Math.max(at, from));
                    System.arraycopy(recorded, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }

    private static int size(List<TypedParam> params) {
        return params.stream().mapToInt(param -> param.field().length() + 8).sum();
    }
}
