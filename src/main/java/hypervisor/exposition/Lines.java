package hypervisor.exposition;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the lines the text formats have in common.
final class Lines {
    private static final int CHUNK = 32 * 1024;

    private final OutputStream out;
    private final boolean openMetrics;
    private final Bytes bytes = new Bytes(CHUNK + 4096);
    private final LabelBlocks blocks = new LabelBlocks();

    Lines(OutputStream out, boolean openMetrics) {
        this.out = out;
        this.openMetrics = openMetrics;
    }

    /// @param help left out if it is empty
    void header(String name, String type, String help) {
        if (!help.isEmpty()) {
            bytes.ascii("# HELP ");
            bytes.ascii(name);
            bytes.put(' ');
            if (openMetrics) {
                bytes.quoted(help);
            } else {
                bytes.unquoted(help);
            }
            bytes.put('\n');
        }
        bytes.ascii("# TYPE ");
        bytes.ascii(name);
        bytes.put(' ');
        bytes.ascii(type);
        bytes.put('\n');
    }

    void samples(String name, Family family) throws IOException {
        List<Sample> samples = family.samples();
        if (samples.isEmpty()) {
            return;
        }
        byte[] nameBytes = name.getBytes(StandardCharsets.ISO_8859_1);
        blocks.begin(family.labelNames(), samples.getFirst().labelValues(), samples.size(), Lines::encoder);
        for (Sample sample : samples) {
            bytes.put(nameBytes);
            blocks.seek(sample.labelValues());
            blocks.copyTo(bytes);
            bytes.put(' ');
            bytes.number(sample.value(), openMetrics);
            bytes.put('\n');
            if (bytes.size() >= CHUNK) {
                bytes.drainTo(out);
            }
        }
    }

    /// Writes `{name="value",name="value"}`, or nothing where there are no labels.
    private static LabelBlocks.Encoder encoder(List<String> names) {
        byte[][] before = new byte[names.size()][];
        for (int i = 0; i < before.length; i++) {
            String text = (i == 0 ? "{" : "\",") + Names.label(names.get(i)) + "=\"";
            before[i] = text.getBytes(StandardCharsets.ISO_8859_1);
        }
        return (values, to) -> {
            for (int i = 0; i < before.length; i++) {
                to.put(before[i]);
                to.quoted(values.get(i));
            }
            if (before.length > 0) {
                to.put('"');
                to.put('}');
            }
        };
    }

    /// A line of bytes that begin with its name.
    void line(Bytes nameAndLabels, double value) throws IOException {
        bytes.put(nameAndLabels, 0, nameAndLabels.size());
        bytes.put(' ');
        bytes.number(value, openMetrics);
        bytes.put('\n');
        if (bytes.size() >= CHUNK) {
            bytes.drainTo(out);
        }
    }

    void end() {
        bytes.ascii("# EOF\n");
    }

    void flush() throws IOException {
        bytes.drainTo(out);
    }
}
