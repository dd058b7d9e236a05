package hypervisor.source.procfs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The size of an object that is memory: `memory-backend-ram,id=ram-node0,size=1024M`, or the same as JSON, where a
/// size
/// without a letter is in bytes.
final class ObjectSize {
    private static final String JSON_SIZE = "\"size\":";

    private ObjectSize() {}

    /// @param kinds of memory that are asked for
    /// @return bytes; null where the object is none of them, or has no size
    static @Nullable Long of(String object, List<String> kinds) {
        if (object.startsWith("{")) {
            return kinds.stream().anyMatch(kind -> object.contains('"' + kind + '"')) ? json(object) : null;
        }
        var options = new Options(object);
        if (!kinds.contains(options.first())) {
            return null;
        }
        String size = options.value("size");
        Long plain = size == null ? null : Numbers.whole(size);
        return plain == null ? HardwareReading.bytes(size) : plain;
    }

    private static @Nullable Long json(String object) {
        int at = object.indexOf(JSON_SIZE);
        if (at < 0) {
            return null;
        }
        int from = at + JSON_SIZE.length();
        while (from < object.length() && object.charAt(from) == ' ') {
            from++;
        }
        int to = from;
        while (to < object.length() && Character.isDigit(object.charAt(to))) {
            to++;
        }
        return Numbers.whole(object, from, to);
    }
}
