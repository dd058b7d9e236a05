package hypervisor.exposition;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/// `io.prometheus.client.MetricFamily` messages, each after its own length.
///
/// A message says how long it is before it begins, so every length is worked out first, and nothing is held back but
/// one number's worth of bytes. Fields as in client_model's `metrics.proto`:
/// ```
/// MetricFamily  1 name   2 help   3 type (0 counter, 1 gauge, 3 untyped)   4 metric*
/// Metric        1 label* 2 gauge  3 counter  5 untyped
/// LabelPair     1 name   2 value
/// Gauge, Counter, Untyped   1 value (double)
/// ```
record ProtobufFormat(String contentType) implements Format {
    private static final int CHUNK = 32 * 1024;
    private static final int LENGTH_DELIMITED = 2;
    private static final int DOUBLE = 1;
    private static final int TAG = 1;
    /// The message around a number: its tag, its length, the number's tag, the number.
    private static final int VALUE = TAG + 1 + TAG + Double.BYTES;

    static ProtobufFormat delimited(Escaping escaping) {
        return new ProtobufFormat(
                "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited"
                        + escaping.parameter());
    }

    @Override
    public void write(Stream<Family> families, OutputStream out) throws IOException {
        var message = new Protobuf(CHUNK + 4096);
        Streamed.each(families, family -> {
            family(family, message, out);
            message.drainTo(out);
        });
    }

    private static void family(Family family, Protobuf message, OutputStream out) throws IOException {
        String name = Names.metric(family.name());
        List<String> labels = family.labelNames().stream().map(Names::label).toList();
        message.varint(familyLength(name, family, labels));
        message.text(1, name);
        message.text(2, family.help());
        message.tag(3, 0);
        message.varint(typeNumber(family.type()));
        for (Sample sample : family.samples()) {
            message.tag(4, LENGTH_DELIMITED);
            message.varint(metricLength(labels, sample));
            for (int i = 0; i < labels.size(); i++) {
                String value = sample.labelValues().get(i);
                message.tag(1, LENGTH_DELIMITED);
                message.varint(labelLength(labels.get(i), value));
                message.text(1, labels.get(i));
                message.text(2, value);
            }
            message.tag(valueField(family.type()), LENGTH_DELIMITED);
            message.varint(TAG + Double.BYTES);
            message.tag(1, DOUBLE);
            message.fixed64(Double.doubleToLongBits(sample.value()));
            if (message.size() >= CHUNK) {
                message.drainTo(out);
            }
        }
    }

    private static long familyLength(String name, Family family, List<String> labels) {
        long length = Protobuf.textLength(name) + Protobuf.textLength(family.help()) + TAG + 1;
        for (Sample sample : family.samples()) {
            length += Protobuf.nestedLength(metricLength(labels, sample));
        }
        return length;
    }

    private static long metricLength(List<String> labels, Sample sample) {
        long length = VALUE;
        for (int i = 0; i < labels.size(); i++) {
            length += Protobuf.nestedLength(
                    labelLength(labels.get(i), sample.labelValues().get(i)));
        }
        return length;
    }

    private static long labelLength(String name, String value) {
        return Protobuf.textLength(name) + Protobuf.textLength(value);
    }

    private static int typeNumber(Type type) {
        return switch (type) {
            case COUNTER -> 0;
            case GAUGE -> 1;
            case UNTYPED -> 3;
        };
    }

    private static int valueField(Type type) {
        return switch (type) {
            case GAUGE -> 2;
            case COUNTER -> 3;
            case UNTYPED -> 5;
        };
    }
}
