package hypervisor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.wire.XdrReader;
import java.util.Map;

/// What a procedure's result is made of, one letter for each part: `i` 4 bytes, `l` 8, `u` a UUID, `s` text, `o` opaque
/// bytes, `d` a domain, `t` a typed parameter, `m` the node's model; `?` before what may be missing, `[]` around what
/// repeats.
final class Shape {
    static final Map<Integer, String> RESULTS = Map.ofEntries(
            Map.entry(3, "s"),
            Map.entry(4, "l"),
            Map.entry(6, "mliiiiii"),
            Map.entry(14, "s"),
            Map.entry(20, "[iili]o"),
            Map.entry(59, "s"),
            Map.entry(87, "illl"),
            Map.entry(98, "ill"),
            Map.entry(101, "[l]"),
            Map.entry(157, "l"),
            Map.entry(163, "illlllllllll"),
            Map.entry(212, "ii"),
            Map.entry(227, "[sl]i"),
            Map.entry(228, "[sl]i"),
            Map.entry(229, "iil"),
            Map.entry(273, "[d]i"),
            Map.entry(274, "[sd]i"),
            Map.entry(281, "[su]i"),
            Map.entry(282, "[sss]i"),
            Map.entry(283, "[su]i"),
            Map.entry(293, "oii"),
            Map.entry(341, "[sli?s?ssi?s?s]i"),
            Map.entry(344, "[d[t]]"),
            Map.entry(418, "[t]"));

    private static final int LONGEST = 1 << 22;
    private static final int MODEL = 32 * 4;

    private Shape() {}

    /// Fails unless the payload is exactly of that shape.
    static void assertIs(String shape, XdrReader payload) {
        read(shape, payload);
        assertThat(payload.remaining()).as("bytes left after %s", shape).isZero();
    }

    private static void read(String shape, XdrReader in) {
        for (int at = 0; at < shape.length(); at++) {
            switch (shape.charAt(at)) {
                case 'i' -> in.int32();
                case 'l' -> in.int64();
                case 'u' -> in.uuid();
                case 's' -> in.string(LONGEST);
                case 'o' -> in.bytes(LONGEST);
                case 'd' -> read("sui", in);
                case 't' -> parameter(in);
                case 'm' -> in.opaque(MODEL);
                case '?' -> {
                    at++;
                    if (in.bool()) {
                        read(shape.substring(at, at + 1), in);
                    }
                }
                case '[' -> {
                    int end = closing(shape, at);
                    for (int left = in.int32(); left > 0; left--) {
                        read(shape.substring(at + 1, end), in);
                    }
                    at = end;
                }
                default -> throw new AssertionError(shape);
            }
        }
    }

    private static void parameter(XdrReader in) {
        in.string(LONGEST);
        int type = in.int32();
        assertThat(type).as("type of a parameter").isBetween(1, 7);
        switch (type) {
            case 1, 2, 6 -> in.int32();
            case 7 -> in.string(LONGEST);
            default -> in.int64();
        }
    }

    private static int closing(String shape, int opening) {
        int depth = 0;
        for (int at = opening; at < shape.length(); at++) {
            depth += shape.charAt(at) == '[' ? 1 : shape.charAt(at) == ']' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new AssertionError(shape);
    }
}
