package hypervisor.exposition;

import hypervisor.metric.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/// Takes families from a stream one by one, and lets writing them fail.
///
/// Pushed, not pulled: the iterator of a stream made with `flatMap` holds everything of an inner stream at once.
final class Streamed {
    private Streamed() {}

    interface Writer {
        void write(Family family) throws IOException;
    }

    static void each(Stream<Family> families, Writer writer) throws IOException {
        try {
            families.forEachOrdered(family -> {
                try {
                    writer.write(family);
                } catch (IOException failed) {
                    throw new WriteFailed(failed);
                }
            });
        } catch (WriteFailed failed) {
            throw failed.getCause();
        }
    }

    /// Its own class, so that a family's own UncheckedIOException is not taken for ours.
    @SuppressWarnings("serial")
    private static final class WriteFailed extends UncheckedIOException {
        WriteFailed(IOException cause) {
            super(cause);
        }
    }
}
