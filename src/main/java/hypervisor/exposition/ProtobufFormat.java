package hypervisor.exposition;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Distribution;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/// `io.prometheus.client.MetricFamily` messages, each after its own length.
///
/// A message says how long it is before it begins, so a family is gone through twice, and never held as bytes.
/// Fields as in client_model's `metrics.proto`:
/// ```
/// MetricFamily  1 name   2 help   3 type (0 counter, 1 gauge, 3 untyped, 4 histogram)   4 metric*
/// Metric        1 label* 2 gauge  3 counter  5 untyped  7 histogram
/// LabelPair     1 name   2 value
/// Gauge, Counter, Untyped   1 value (double)
/// ```
record ProtobufFormat(String contentType) implements Format {

    static ProtobufFormat delimited(Escaping escaping) {
        return new ProtobufFormat(
                "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited"
                        + escaping.parameter());
    }

    @Override
    public void write(Stream<Family> families, OutputStream out) throws IOException {
        var messages = new Messages(out);
        Streamed.each(families, messages::family);
        messages.end();
    }

    /// One answer being written.
    private static final class Messages {
        private static final int CHUNK = 32 * 1024;
        /// The message around a number, the number's tag, and the number.
        private static final int NUMBER = 1 + Double.BYTES;

        private static final int WRAPPED_NUMBER = Protobuf.nestedLength(NUMBER);

        private final OutputStream out;
        private final Bytes bytes = new Bytes(CHUNK + 4096);
        private final Bytes head = new Bytes(256);
        private final Bytes scratch = new Bytes(256);
        private final LabelBlocks labels = new LabelBlocks();
        private final HistogramMessage histogram = new HistogramMessage();

        Messages(OutputStream out) {
            this.out = out;
        }

        void family(Family family) throws IOException {
            head.clear();
            Protobuf.text(1, Names.metric(family.name()), scratch, head);
            Protobuf.text(2, family.help(), scratch, head);
            Protobuf.tag(3, Protobuf.VARINT, head);
            Protobuf.varint(typeNumber(family.type()), head);

            if (family.type() == Type.HISTOGRAM) {
                histograms(family);
                return;
            }
            Protobuf.varint(head.size() + metricsLength(family), bytes);
            bytes.put(head, 0, head.size());
            begin(family);
            for (Sample sample : family.samples()) {
                metric(sample, valueField(family.type()));
                drainFull();
            }
        }

        void end() throws IOException {
            bytes.drainTo(out);
        }

        private long metricsLength(Family family) {
            begin(family);
            long length = 0;
            for (Sample sample : family.samples()) {
                labels.seek(sample.labelValues());
                length += Protobuf.nestedLength(labels.length() + WRAPPED_NUMBER);
            }
            return length;
        }

        private void histograms(Family family) throws IOException {
            LabelBlocks.Encoder encoder = encoder(family.labelNames());
            long length = head.size();
            for (Distribution distribution : family.distributions()) {
                length += Protobuf.nestedLength(metric(encoder, distribution).size());
            }
            Protobuf.varint(length, bytes);
            bytes.put(head, 0, head.size());
            for (Distribution distribution : family.distributions()) {
                Bytes message = metric(encoder, distribution);
                Protobuf.tag(4, Protobuf.LENGTH_DELIMITED, bytes);
                Protobuf.varint(message.size(), bytes);
                bytes.put(message, 0, message.size());
                drainFull();
            }
        }

        /// Labels and histogram of one metric.
        private Bytes metric(LabelBlocks.Encoder encoder, Distribution distribution) {
            scratch.clear();
            encoder.encode(distribution.labelValues(), scratch);
            Protobuf.nested(7, histogram.of(distribution.buckets()), scratch);
            return scratch;
        }

        private void drainFull() throws IOException {
            if (bytes.size() >= CHUNK) {
                bytes.drainTo(out);
            }
        }

        private void begin(Family family) {
            List<Sample> samples = family.samples();
            if (!samples.isEmpty()) {
                labels.begin(family.labelNames(), samples.getFirst().labelValues(), samples.size(), Messages::encoder);
            }
        }

        private void metric(Sample sample, int valueField) {
            labels.seek(sample.labelValues());
            Protobuf.tag(4, Protobuf.LENGTH_DELIMITED, bytes);
            Protobuf.varint(labels.length() + WRAPPED_NUMBER, bytes);
            labels.copyTo(bytes);
            Protobuf.tag(valueField, Protobuf.LENGTH_DELIMITED, bytes);
            Protobuf.varint(NUMBER, bytes);
            Protobuf.tag(1, Protobuf.FIXED_64, bytes);
            Protobuf.fixed64(Double.doubleToLongBits(sample.value()), bytes);
        }

        private static LabelBlocks.Encoder encoder(List<String> names) {
            List<String> legal = names.stream().map(Names::label).toList();
            var scratch = new Bytes(256);
            var pair = new Bytes(256);
            return (values, to) -> {
                for (int i = 0; i < legal.size(); i++) {
                    pair.clear();
                    Protobuf.text(1, legal.get(i), scratch, pair);
                    Protobuf.text(2, values.get(i), scratch, pair);
                    Protobuf.nested(1, pair, to);
                }
            };
        }
    }

    private static int typeNumber(Type type) {
        return switch (type) {
            case COUNTER -> 0;
            case GAUGE -> 1;
            case UNTYPED -> 3;
            case HISTOGRAM -> 4;
        };
    }

    private static int valueField(Type type) {
        return switch (type) {
            case GAUGE -> 2;
            case COUNTER -> 3;
            case UNTYPED -> 5;
            case HISTOGRAM -> 7;
        };
    }
}
