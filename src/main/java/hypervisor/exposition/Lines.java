package hypervisor.exposition;

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
    private final Numbers numbers = new Numbers();
    private byte[][] labels = {};
    private String sampleName = "";
    private byte[] sampleNameBytes = {};

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

    /// The label names of the samples that follow.
    void labels(List<String> names) {
        labels = new byte[names.size()][];
        for (int i = 0; i < labels.length; i++) {
            String text = (i == 0 ? "{" : "\",") + Names.label(names.get(i)) + "=\"";
            labels[i] = text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    void sample(String name, Sample sample) throws IOException {
        if (!name.equals(sampleName)) {
            sampleName = name;
            sampleNameBytes = name.getBytes(StandardCharsets.ISO_8859_1);
        }
        bytes.put(sampleNameBytes);
        if (labels.length > 0) {
            block(sample.labelValues());
        }
        bytes.put(' ');
        numbers.append(sample.value(), openMetrics, bytes);
        bytes.put('\n');
        if (bytes.size() >= CHUNK) {
            bytes.drainTo(out);
        }
    }

    private void block(List<String> values) {
        for (int i = 0; i < labels.length; i++) {
            bytes.put(labels[i]);
            bytes.quoted(values.get(i));
        }
        bytes.put('"');
        bytes.put('}');
    }

    void end() {
        bytes.ascii("# EOF\n");
    }

    void flush() throws IOException {
        bytes.drainTo(out);
    }
}
