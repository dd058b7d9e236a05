package hypervisor.exposition;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// What a format writes, in memory.
final class Written {
    private Written() {}

    static byte[] bytes(Format format, List<Family> families) {
        var out = new ByteArrayOutputStream();
        try {
            format.write(families.stream(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// Fails on a byte that is not UTF-8.
    static String text(Format format, List<Family> families) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(format, families)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new AssertionError("not UTF-8", notUtf8);
        }
    }

    static String text(Format format, Family... families) {
        return text(format, List.of(families));
    }

    /// One sample without labels for each value.
    static Family family(String name, Type type, double... values) {
        List<Sample> samples = Stream.of(values)
                .flatMapToDouble(java.util.Arrays::stream)
                .mapToObj(value -> new Sample(List.of(), value))
                .toList();
        return new Family(name, type, "", List.of(), samples);
    }
}
