package hypervisor.source.pmxcfs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import hypervisor.RecordedPve;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolParserTest {
    @TempDir
    Path root;

    private static ClusterConfig config(String text) {
        return new ClusterConfig(List.of(), Set.of(), PoolParser.parse(text), List.of(), List.of(), List.of());
    }

    @Test
    void readsPoolsAmongUsersAndRights() {
        assertThat(PoolParser.parse(RecordedPve.text("user.cfg", root)))
                .containsExactly(
                        new PoolConfig("deep", Set.of(), Set.of()),
                        new PoolConfig("deep/er", Set.of(), Set.of()),
                        new PoolConfig("deep/er/est", Set.of("311"), Set.of()),
                        new PoolConfig("prod", Set.of("100", "110", "200"), Set.of("local")),
                        new PoolConfig("prod/web", Set.of("101", "310"), Set.of()));
    }

    @Test
    void aNestedPoolHasItsLevels() {
        PoolConfig pool = requireNonNull(
                config("pool:prod/web/a/b:my%20pool:101, 102:local-zfs:\n").poolOf("102"));
        assertThat(pool.levels()).containsExactly("prod", "web", "a", "b");
    }

    @Test
    void ofTwoPoolsWithOneGuestBothAreKnown() {
        ClusterConfig config = config("pool:first::101::\npool:other::102::\npool:second::101,101::\n");
        assertThat(config.poolOf("101")).extracting(PoolConfig::name).isEqualTo("first");
        assertThat(config.lastPoolOf("101")).extracting(PoolConfig::name).isEqualTo("second");
        assertThat(config.poolOf("103")).isNull();
        assertThat(config.lastPoolOf("103")).isNull();
    }

    @Test
    void shortAndEmptyLinesAreNoPoolsOrEmptyOnes() {
        assertThat(PoolParser.parse("pool:\npool: :\npool\n pool:a\npool:short\npool:b:c:,,"))
                .containsExactly(new PoolConfig("short", Set.of(), Set.of()), new PoolConfig("b", Set.of(), Set.of()));
    }

    @Test
    void nothingItReadsDoesHarm() {
        String recorded = RecordedPve.text("user.cfg", root);
        Fuzz.run(1, 2000, random -> {
            String text = MutatedConfig.text(recorded, random);
            PoolParser.parse(text).forEach(PoolConfig::levels);
            return text.length();
        });
    }
}
