package hypervisor.exposition;

import hypervisor.metric.Family;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/// One way to write families as bytes. Formats keep nothing between two calls and may be shared by threads.
///
/// What every format does alike:
/// - Families are written when the stream reaches them, and only one is looked at at a time.
/// - Every byte is valid UTF-8: half a surrogate pair becomes U+FFFD, and so does NUL, which is UTF-8 but ends the
///   whole scrape in Prometheus's lexer.
/// - A name that is not legal becomes so by an underscore for each illegal character, whatever escaping was agreed on.
/// - Equal families give equal bytes.
public sealed interface Format permits TextFormat, OpenMetricsFormat, ProtobufFormat {
    /// What to answer when nothing was asked for.
    Format TEXT = TextFormat.legacy(Escaping.NONE);

    String contentType();

    /// Leaves the stream of bytes open and unflushed.
    ///
    /// @throws IOException only from `out`
    void write(Stream<Family> families, OutputStream out) throws IOException;
}
