package hypervisor.source.zfs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PropertyLinesTest {
    @Test
    void readsTheSameOfEachVersion() throws IOException {
        for (String file : new String[] {"pool-get-0.8.tsv", "pool-get-2.1.tsv"}) {
            ZfsProperties pool = requireNonNull(
                    PropertyLines.parse("zpool get", ZfsFixtures.made(file)).get("tank"));
            assertThat(pool.number("size")).isEqualTo(15_942_918_602_752.0);
            assertThat(pool.ratio("capacity")).isEqualTo(0.42);
            assertThat(pool.ratio("fragmentation")).isEqualTo(0.17);
            assertThat(pool.factor("dedupratio")).isEqualTo(1.25);
            assertThat(pool.flag("readonly")).isFalse();
            assertThat(pool.text("health")).isEqualTo("ONLINE");
            assertThat(pool.text("comment")).isEqualTo("a comment\twith a tab");
            assertThat(pool.number("expandsize")).isNull();
            assertThat(pool.flag("failmode")).isNull();
            assertThat(pool.number("no such property")).isNull();
        }
    }

    @Test
    void whatIsNotThereOrForPeopleIsNotZero() throws IOException {
        ZfsProperties pool = requireNonNull(PropertyLines.parse(
                        "zpool get", "p\tleaked\t-\np\tsize\t4.67M\np\tfree\t-5\np\tquota\tnone\np\trefquota\t0\n")
                .get("p"));
        assertThat(pool.number("leaked")).isNull();
        assertThat(pool.number("size")).isNull();
        assertThat(pool.number("free")).isNull();
        assertThat(pool.limit("quota")).isNull();
        assertThat(pool.limit("refquota")).isNull();
        assertThat(pool.number("refquota")).isZero();
    }

    @Test
    void namesMayHaveSpacesAndAnyLetters() throws IOException {
        assertThat(PropertyLines.parse("zfs get", ZfsFixtures.made("dataset-get.tsv")))
                .containsOnlyKeys("tank", "tank/data/vm-101-disk-0", "tank/data/with space ü");
    }

    @Test
    void understandsWhatARealZfsFusePrinted() throws IOException {
        ZfsProperties data = requireNonNull(PropertyLines.parse("zfs get", ZfsFixtures.recorded("zfs-get-Hp.txt"))
                .get("rpool/data"));
        // the column behind the value is one that is not asked for today
        assertThat(data.values()).containsEntry("used", "4268032\t-");
        assertThat(data.number("used")).isNull();
    }

    @Test
    void halfALineIsNotRead() {
        assertThat(PropertyLines.parse("zpool get", "p\tsize\t100\np\tfree\t123"))
                .containsOnlyKeys("p")
                .extractingByKey("p")
                .satisfies(properties -> {
                    assertThat(properties.number("size")).isEqualTo(100);
                    assertThat(properties.number("free")).isNull();
                });
    }

    @Test
    void nothingIsNothingAndUsageIsRefused() throws IOException {
        assertThat(PropertyLines.parse("zfs get", "")).isEmpty();
        String usage = ZfsFixtures.recorded("zpool-get-all.txt");
        assertThatThrownBy(() -> PropertyLines.parse("zpool get", usage))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("zpool get:1: expected");
    }
}
