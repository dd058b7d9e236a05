package hypervisor.exposition;

import java.util.Arrays;
import java.util.List;

/// The label blocks of one family, kept encoded for the next one: the families of a dialect carry the same rows, as
/// the very same lists of values and in the same order, and writing the labels is most of the work.
///
/// Keeps one family's rows and no more than [#MOST_BYTES] of them; what is not found is encoded anew.
final class LabelBlocks {
    private static final int MOST_BYTES = 1 << 20;

    private final Bytes kept = new Bytes(1024);
    private final Bytes single = new Bytes(256);
    private List<?>[] rows = new List<?>[16];
    private int[] ends = new int[16];
    private int count;

    private List<String> names = List.of();
    private Encoder encoder = (_, _) -> {};
    private boolean recording;
    private int next;
    private int patience;

    private Bytes current = single;
    private int from;
    private int to;

    /// Writes the labels of one sample.
    interface Encoder {
        void encode(List<String> labelValues, Bytes to);

        /// Makes one for these label names.
        interface Maker {
            Encoder of(List<String> labelNames);
        }
    }

    /// Starts a family.
    ///
    /// @param first the label values of its first sample: whether they are known says whether all are
    /// @param samples how many it has
    /// @param maker asked for only where the names differ from those of the family before
    void begin(List<String> labelNames, List<String> first, int samples, Encoder.Maker maker) {
        boolean sameNames = count > 0 && labelNames.equals(names);
        if (!sameNames) {
            names = labelNames;
            encoder = maker.of(labelNames);
        }
        next = 0;
        patience = 2 * count;
        recording = !sameNames || samples > count || find(first) < 0;
        next = 0;
        if (recording) {
            count = 0;
            kept.clear();
        }
    }

    /// Moves to the block of these values.
    void seek(List<String> labelValues) {
        int row = recording ? -1 : find(labelValues);
        if (row >= 0) {
            show(kept, row == 0 ? 0 : ends[row - 1], ends[row]);
            next = row + 1;
        } else if (recording && kept.size() < MOST_BYTES) {
            int start = kept.size();
            encoder.encode(labelValues, kept);
            keep(labelValues);
            show(kept, start, kept.size());
        } else {
            single.clear();
            encoder.encode(labelValues, single);
            show(single, 0, single.size());
        }
    }

    int length() {
        return to - from;
    }

    void copyTo(Bytes out) {
        out.put(current, from, to);
    }

    private void show(Bytes bytes, int start, int end) {
        current = bytes;
        from = start;
        to = end;
    }

    /// The place of these values among the rows, from where the last ones were found; -1 if they are not there, or if
    /// looking for them would take longer than encoding.
    @SuppressWarnings("ReferenceEquality") // comparing all texts would take as long as writing them
    private int find(List<String> labelValues) {
        for (int i = next; i < count; i++) {
            if (rows[i] == labelValues) {
                return i;
            }
            if (--patience < 0) {
                return -1;
            }
        }
        return -1;
    }

    private void keep(List<String> labelValues) {
        if (count == ends.length) {
            rows = Arrays.copyOf(rows, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        rows[count] = labelValues;
        ends[count] = kept.size();
        count++;
    }
}
