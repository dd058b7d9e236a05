package hypervisor.docs;

import hypervisor.Golden;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MetricDocsTest {
    @SuppressWarnings("unused") // named below
    private static final List<Dialect> DIALECTS = Dialects.ALL;

    @ParameterizedTest
    @FieldSource("DIALECTS")
    void thePageIsWhatTheCodeDeclares(Dialect dialect) throws IOException {
        Golden.assertMatches(Path.of("docs/metrics/" + dialect.name() + ".md"), MetricDocs.page(dialect));
    }
}
