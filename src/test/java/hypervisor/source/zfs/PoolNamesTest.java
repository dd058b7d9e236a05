package hypervisor.source.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.zfs.kstat.Kstats;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolNamesTest {
    @Test
    void poolsAreTheDirectories() throws IOException {
        var names = new PoolNames(Kstats.paths(Path.of("src/test/fixtures/zfs/kstat/2.1")));

        assertThat(names.isLoaded()).isTrue();
        assertThat(names.now()).containsExactly("a", "data", "name");
    }

    @Test
    void thereAreNoneWithoutTheKernelModule(@TempDir Path root) throws IOException {
        var names = new PoolNames(Kstats.paths(root));

        assertThat(names.isLoaded()).isFalse();
        assertThat(names.now()).isEmpty();
    }
}
