package hypervisor.source.zfs.kstat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import hypervisor.source.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KstatParserTest {
    private static final Path FIXTURES = Path.of("src/test/fixtures/zfs/kstat");

    @Test
    void readsNumbersOfEveryType() throws IOException {
        NamedKstat kstat = parse(Files.readString(FIXTURES.resolve("2.4/proc/spl/kstat/zfs/something_new")));

        assertThat(kstat.names()).containsExactly("counted", "signed", "small", "wide", "wider", "called");
        assertThat(kstat.number("counted")).isEqualTo(99);
        assertThat(kstat.number("signed")).isEqualTo(-5);
        assertThat(kstat.number("small")).isEqualTo(7);
        assertThat(kstat.number("wide")).isEqualTo(-8);
        assertThat(kstat.number("wider")).isEqualTo(8);
        assertThat(kstat.number("called")).isNull();
        assertThat(kstat.text("called")).isEqualTo("by name");
        assertThat(kstat.text("counted")).isNull();
        assertThat(kstat.number("no such row")).isNull();
        assertThat(kstat.type(0)).isEqualTo(NamedKstat.UINT64);
        assertThat(kstat.created()).isEqualTo(5266997922L);
    }

    @Test
    void readsWhatOnlyAnUnsignedNumberCanHold() throws IOException {
        NamedKstat kstat = parse(Files.readString(FIXTURES.resolve("hostile/proc/spl/kstat/zfs/huge")));

        assertThat(kstat.number("most")).isEqualTo(0x1p64);
        assertThat(kstat.number("least")).isEqualTo(-0x1p63);
        assertThat(kstat.names()).containsExactly("most", "least", "after");
    }

    @Test
    void readsNamesWithBlanks() throws IOException {
        NamedKstat kstat = parse(Files.readString(FIXTURES.resolve("2.4/proc/spl/kstat/zfs/rpool/dmu_tx_assign")));

        assertThat(kstat.number("1048576 ns")).isEqualTo(10);
        assertThat(kstat.names()).hasSize(42).startsWith("1 ns", "2 ns").endsWith("2199023255552 ns");
    }

    @Test
    void takesATextToTheEndOfItsLine() {
        NamedKstat kstat = parse(Kstats.objset(" a  name 4    7 \u00e9 ", 1, 20));

        assertThat(kstat.text("dataset_name")).isEqualTo(" a  name 4    7 \u00e9 ");
        assertThat(kstat.number("nwritten")).isEqualTo(20);
    }

    @Test
    void leavesOutARowWithoutAValue() throws IOException {
        NamedKstat kstat = parse(Files.readString(FIXTURES.resolve("hostile/proc/spl/kstat/zfs/cut")));

        assertThat(kstat.names()).containsExactly("whole");
    }

    @Test
    void readsALastLineWithoutAnEnd() {
        NamedKstat kstat = parse(Kstats.objset("tank", 1, 20).strip());

        assertThat(kstat.number("nread")).isEqualTo(10);
    }

    @Test
    void readsNarrowColumns() {
        NamedKstat kstat = parse("1 1 0x01 2 96 1 1\nname type data\na 4 17\ndataset_name 7 x y\n");

        assertThat(kstat.number("a")).isEqualTo(17);
        assertThat(kstat.text("dataset_name")).isEqualTo("x y");
    }

    @Test
    void readsLongNames() {
        String name = "a_name_that_is_longer_than_its_columns";
        NamedKstat kstat = parse("1 1 0x01 1 48 1 1\nname type data\n" + name + " 4    17\n");

        assertThat(kstat.number(name)).isEqualTo(17);
    }

    @Test
    void readsOneRowOfIo() throws IOException {
        NamedKstat kstat = parse(Files.readString(FIXTURES.resolve("0.8/proc/spl/kstat/zfs/tank/io")));

        assertThat(kstat.names()).hasSize(12).startsWith("nread", "nwritten").endsWith("wcnt", "rcnt");
        assertThat(kstat.number("nwritten")).isEqualTo(3206144);
        assertThat(kstat.number("rupdate")).isEqualTo(79210489849220.0);
    }

    @Test
    void filesAlikeShareTheirLayout() {
        var parser = new KstatParser();

        NamedKstat one = parse(parser, Kstats.objset("a", 1, 20));
        NamedKstat two = parse(parser, Kstats.objset("a/longer", 1, 40));
        NamedKstat other = parse(parser, Kstats.objset("a", 1, 20).replace("reads ", "nodes "));
        NamedKstat shorter = parse(parser, Kstats.objset("a", 1, 20).replaceFirst("nread .*\n", ""));

        assertThat(two.layout()).isSameAs(one.layout());
        assertThat(two.number("nwritten")).isEqualTo(40);
        assertThat(one.number("nwritten")).isEqualTo(20);
        assertThat(other.names()).containsExactly("dataset_name", "writes", "nwritten", "nodes", "nread");
        assertThat(shorter.names()).containsExactly("dataset_name", "writes", "nwritten", "reads");
    }

    @Test
    void saysWhatIsNoTable() {
        assertThatThrownBy(() -> parse("1 1 0x01 1 48 1 1\n"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("file:2: has no line \"name type data\"");
        assertThatThrownBy(() -> parse("timestamp message\n"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("file:1: is neither");
        assertThatThrownBy(() -> parse("12 3 0x00 1 80 1 1\nnread"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("file:3: has no row of values");
    }

    @Test
    void survivesAnyInput() throws IOException {
        List<String> seeds = List.of(
                Files.readString(FIXTURES.resolve("2.4/proc/spl/kstat/zfs/arcstats")),
                Files.readString(FIXTURES.resolve("0.8/proc/spl/kstat/zfs/tank/io")),
                Files.readString(FIXTURES.resolve("2.4/proc/spl/kstat/zfs/rpool/objset-0x36")));
        var parser = new KstatParser();
        Fuzz.run(1, 3000, random -> {
            byte[] file = mutated(seeds.get(random.nextInt(seeds.size())).getBytes(UTF_8), random);
            int length = random.nextInt(file.length + 1);
            NamedKstat kstat = parser.parse("file", file, length);
            for (int row = 0; row < kstat.names().size(); row++) {
                assertThat(kstat.isNumber(row) ? kstat.number(row) : 0).isNotNaN();
            }
            return length;
        });
    }

    @Test
    void tablesSurviveAnyInput() throws IOException {
        byte[] txgs = Files.readAllBytes(FIXTURES.resolve("0.8/proc/spl/kstat/zfs/tank/txgs"));
        byte[] multihost = Files.readAllBytes(FIXTURES.resolve("2.1/proc/spl/kstat/zfs/a/multihost"));
        Fuzz.run(2, 3000, random -> {
            byte[] file = mutated(random.nextBoolean() ? txgs : multihost, random);
            String text = new String(file, UTF_8);
            assertThat(TransactionGroup.all(text)).doesNotContainNull();
            assertThat(MultihostWrite.all(text)).doesNotContainNull();
            return file.length;
        });
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] file = seed.clone();
        for (int i = random.nextInt(20); i > 0; i--) {
            byte[] likely = {' ', '\n', '0', '4', '7', '-', 'x', (byte) 0xC3, (byte) random.nextInt(256)};
            file[random.nextInt(random.nextBoolean() ? Math.min(file.length, 120) : file.length)] =
                    likely[random.nextInt(likely.length)];
        }
        return file;
    }

    private static NamedKstat parse(String text) {
        return parse(new KstatParser(), text);
    }

    private static NamedKstat parse(KstatParser parser, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return parser.parse("file", bytes, bytes.length);
    }
}
