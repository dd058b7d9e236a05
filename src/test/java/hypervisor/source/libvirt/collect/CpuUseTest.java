package hypervisor.source.libvirt.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.message.DomainReference;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CpuUseTest {
    private static final long SECOND = 1_000_000_000;

    private final CpuUse use = new CpuUse();
    private final DomainReference domain = new DomainReference("web", new UUID(0, 1), 3);

    @Test
    void isTheGrowthOverTheTimeBetween() {
        assertThat(use.coresUsed(domain, 10 * SECOND, SECOND)).isNull();
        assertThat(use.coresUsed(domain, 20 * SECOND, 16 * SECOND)).isEqualTo(1.5);
        assertThat(use.coresUsed(domain, 30 * SECOND, 16 * SECOND)).isZero();
    }

    @Test
    void staysAsItIsForReadingsCloseTogether() {
        assertThat(use.coresUsed(domain, 10 * SECOND, SECOND)).isNull();
        assertThat(use.coresUsed(domain, 10 * SECOND + 1, 2 * SECOND)).isNull();
        assertThat(use.coresUsed(domain, 20 * SECOND, 6 * SECOND)).isEqualTo(0.5);
        assertThat(use.coresUsed(domain, 20 * SECOND + 1, 9 * SECOND)).isEqualTo(0.5);
        assertThat(use.coresUsed(domain, 30 * SECOND, 6 * SECOND)).isZero();
    }

    @Test
    void beginsAnewWithEachRun() {
        use.coresUsed(domain, 10 * SECOND, SECOND);
        assertThat(use.coresUsed(new DomainReference("web", new UUID(0, 1), 4), 20 * SECOND, 6 * SECOND))
                .isNull();
        assertThat(use.coresUsed(domain, 20 * SECOND, 0)).isNull();
    }

    @Test
    void forgetsThoseThatAreGone() {
        use.coresUsed(domain, 10 * SECOND, SECOND);
        use.retain(Set.of());
        assertThat(use.coresUsed(domain, 20 * SECOND, 6 * SECOND)).isNull();
    }
}
