package hypervisor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Golden;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetricDocsTest {
    private static final Path PAGES = Path.of("docs/metrics");

    static Stream<Arguments> reference() {
        return Dialects.REFERENCE.entrySet().stream().map(page -> Arguments.of(page.getKey(), page.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reference")
    void thePageIsWhatTheCodeDeclares(String name, Dialect dialect) throws IOException {
        Golden.assertMatches(PAGES.resolve(name + ".md"), MetricDocs.page(dialect));
    }

    @Test
    void everyDialectHasAPage() {
        assertThat(Dialects.REFERENCE.keySet())
                .containsAll(Dialects.ALL.stream().map(Dialect::name).toList());
    }

    @Test
    void noPageOutlivesItsDialect() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(file -> file.startsWith("differences-")
                            || Dialects.REFERENCE.containsKey(file.replaceFirst("\\.md$", "")));
        }
    }
}
