package hypervisor.exposition;

import hypervisor.metric.Buckets;

/// Writes one histogram as a message, in classic buckets and, where its bounds allow it, in native ones beside them:
/// Prometheus keeps the ones it is told to keep.
///
/// Fields as in client_model's `metrics.proto`:
/// ```
/// Histogram   1 sample_count (varint)   2 sample_sum (double)   3 bucket*   5 schema (sint32)
///             6 zero_threshold (double)   7 zero_count (varint)   12 positive_span*   13 positive_delta* (sint64)
/// Bucket      1 cumulative_count (varint)   2 upper_bound (double)
/// BucketSpan  1 offset (sint32)   2 length (varint)
/// ```
/// A sum that is not known is NaN, since to leave it out says 0.
final class HistogramMessage {
    /// What client libraries take for zero unless they are told otherwise: 2^-128.
    private static final double ZERO_THRESHOLD = 0x1p-128;

    private static final int SPAN = 12;
    private static final int DELTA = 13;

    private final Bytes message = new Bytes(1024);
    private final Bytes inner = new Bytes(64);

    /// The bytes of the message, which stay what they are until the next call.
    Bytes of(Buckets buckets) {
        message.clear();
        Protobuf.tag(1, Protobuf.VARINT, message);
        Protobuf.varint(buckets.count(), message);
        Double sum = buckets.sum();
        number(2, sum == null ? Double.NaN : sum, message);
        classic(buckets);
        if (buckets.alsoNative()) {
            sparse(buckets);
        }
        return message;
    }

    private void classic(Buckets buckets) {
        long total = 0;
        for (int i = 0; i < buckets.counts().size(); i++) {
            total = Buckets.plus(total, buckets.counts().get(i));
            boolean last = i == buckets.upperBounds().size();
            inner.clear();
            Protobuf.tag(1, Protobuf.VARINT, inner);
            Protobuf.varint(total, inner);
            number(2, last ? Double.POSITIVE_INFINITY : buckets.upperBounds().get(i), inner);
            Protobuf.nested(3, inner, message);
        }
    }

    /// Buckets of schema 0: the one of index i ends at 2^i. Only those with observations are written.
    private void sparse(Buckets buckets) {
        Protobuf.tag(5, Protobuf.VARINT, message);
        Protobuf.varint(0, message);
        number(6, ZERO_THRESHOLD, message);
        Protobuf.tag(7, Protobuf.VARINT, message);
        Protobuf.varint(0, message);
        int first = buckets.upperBounds().isEmpty()
                ? 0
                : index(buckets.upperBounds().getFirst());
        spans(buckets, first);
        deltas(buckets);
    }

    private void spans(Buckets buckets, int first) {
        int end = 0;
        int from = -1;
        for (int i = 0; i <= buckets.counts().size(); i++) {
            boolean filled = i < buckets.counts().size() && buckets.counts().get(i) > 0;
            if (filled && from < 0) {
                from = i;
            } else if (!filled && from >= 0) {
                inner.clear();
                Protobuf.tag(1, Protobuf.VARINT, inner);
                // The first one counts from index 0, the others from the end of the one before.
                Protobuf.varint(Protobuf.zigzag(end == 0 ? first + from : from - end), inner);
                Protobuf.tag(2, Protobuf.VARINT, inner);
                Protobuf.varint(i - from, inner);
                Protobuf.nested(SPAN, inner, message);
                end = i;
                from = -1;
            }
        }
    }

    private void deltas(Buckets buckets) {
        inner.clear();
        long before = 0;
        for (long count : buckets.counts()) {
            if (count > 0) {
                Protobuf.varint(Protobuf.zigzag(count - before), inner);
                before = count;
            }
        }
        if (inner.size() > 0) {
            Protobuf.nested(DELTA, inner, message);
        }
    }

    /// Of the bucket whose bound comes nearest to this one.
    private static int index(double bound) {
        return (int) Math.rint(Math.log(bound) / Math.log(2));
    }

    private static void number(int field, double value, Bytes to) {
        Protobuf.tag(field, Protobuf.FIXED_64, to);
        Protobuf.fixed64(Double.doubleToLongBits(value), to);
    }
}
