package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `NODE_GET_CPU_STATS` and `NODE_GET_MEMORY_STATS` answer: named numbers, and how many there are to ask for.
///
/// ```
/// reply
/// uint32  | values that follow: 0 to the question how many there are
///         |   string | name
///         |   uint64 | value
/// int32   | to that question: how many there are; otherwise 0
/// ```
///
/// @param values by name, in the daemon's order
/// @param count in the answer to the first question: what to ask for in the second
public record NodeCounters(Map<String, Long> values, int count) {

    public NodeCounters {
        values = Collections.unmodifiableMap(values);
    }

    static NodeCounters decode(XdrReader in, int limit) {
        Map<String, Long> values = new LinkedHashMap<>();
        in.list(limit, value -> values.put(value.string(Limits.STRING), value.int64()));
        return new NodeCounters(values, in.int32());
    }
}
