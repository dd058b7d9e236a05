package hypervisor.exposition;

import static hypervisor.exposition.Written.family;
import static hypervisor.exposition.Written.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextFormatTest {
    private static final Family SIZE = new Family(
            "pool_size_bytes",
            Type.GAUGE,
            "Size of \\ the \"pool\"\nand more",
            List.of("node", "pool"),
            List.of(
                    new Sample(List.of("a", "x \"y\" \\ \n z"), 1048576),
                    new Sample(List.of("b", ""), Double.POSITIVE_INFINITY)));

    @Test
    void writesHelpTypeAndSamples() {
        assertThat(text(Format.TEXT, SIZE, family("up", Type.UNTYPED, 1), family("reads", Type.COUNTER, 0.5)))
                .isEqualTo("""
                        # HELP pool_size_bytes Size of \\\\ the "pool"\\nand more
                        # TYPE pool_size_bytes gauge
                        pool_size_bytes{node="a",pool="x \\"y\\" \\\\ \\n z"} 1.048576e+06
                        pool_size_bytes{node="b",pool=""} +Inf
                        # TYPE up untyped
                        up 1
                        # TYPE reads counter
                        reads 0.5
                        """);
    }

    @Test
    void bothVersionsWriteTheSame() {
        Format current = TextFormat.current(Escaping.NONE);

        assertThat(text(current, SIZE)).isEqualTo(text(Format.TEXT, SIZE));
        assertThat(current.contentType()).isEqualTo("text/plain; version=1.0.0; charset=utf-8; escaping=underscores");
        assertThat(Format.TEXT.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void writesUtf8WhateverTheLabels() {
        List<String> hostile =
                List.of("é€😀", "a\uD800b", "\uDC00", "end\uD83D", "\uDE00\uD83D", "nul\0", "\r\t\u007F");
        Family family = new Family(
                "x",
                Type.GAUGE,
                "",
                List.of("l"),
                hostile.stream().map(value -> new Sample(List.of(value), 1)).toList());

        assertThat(text(Format.TEXT, family)).isEqualTo("""
                # TYPE x gauge
                x{l="é€😀"} 1
                x{l="a\uFFFDb"} 1
                x{l="\uFFFD"} 1
                x{l="end\uFFFD"} 1
                x{l="\uFFFD\uFFFD"} 1
                x{l="nul\uFFFD"} 1
                x{l="\r\t\u007F"} 1
                """);
    }

    @Test
    void announcesAFamilyOnce() {
        assertThat(text(
                        Format.TEXT,
                        family("x", Type.GAUGE, 1),
                        family("y", Type.GAUGE, 2),
                        family("x", Type.GAUGE, 3)))
                .isEqualTo("""
                        # TYPE x gauge
                        x 1
                        # TYPE y gauge
                        y 2
                        x 3
                        """);
    }

    @Test
    void makesIllegalNamesLegal() {
        Family odd = new Family(
                "9.lives é", Type.GAUGE, "", List.of("a:b", "", "1"), List.of(new Sample(List.of("p", "q", "r"), 1)));

        assertThat(text(Format.TEXT, odd)).isEqualTo("""
                # TYPE __lives__ gauge
                __lives__{a_b="p",_="q",_="r"} 1
                """);
    }

    @Test
    void writesNothingForNoFamilies() {
        assertThat(text(Format.TEXT)).isEmpty();
    }

    @Test
    void writesWhileTheFamiliesCome() throws IOException {
        var out = new ByteArrayOutputStream();
        List<Integer> sizes = new ArrayList<>();
        Stream<Family> families = Stream.of(0)
                .flatMap(_ -> IntStream.range(0, 100).mapToObj(i -> i))
                .map(i -> {
                    sizes.add(out.size());
                    return family("family_" + i, Type.GAUGE, new double[500]);
                });

        Format.TEXT.write(families, out);

        assertThat(sizes.getLast()).isGreaterThan(out.size() * 9 / 10);
    }

    @Test
    void passesOnWhatTheReceiverThrows() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> Format.TEXT.write(Stream.of(SIZE), broken))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThatThrownBy(() -> Format.TEXT.write(Stream.of(family("x", Type.GAUGE, new double[50_000])), broken))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
