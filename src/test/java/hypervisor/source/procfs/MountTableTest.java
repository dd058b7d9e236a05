package hypervisor.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {
    private static final String MOUNTS = """
            /dev/mapper/pve-root / ext4 rw,relatime 0 0
            nas:/export /mnt/pve/nas nfs4 rw 0 0
            tank/data /tank/my\\040data zfs rw 0 0
            odd /mnt/a\\134b$ ext4 rw 0 0
            short
            """;

    @Test
    void knowsWhatIsMountedWhere() {
        MountTable table = MountTable.parse(MOUNTS);
        assertThat(table.has("/mnt/pve/nas/")).isTrue();
        assertThat(table.has("/mnt//pve/nas")).isTrue();
        assertThat(table.has("/mnt/pve")).isFalse();
        assertThat(table.has("/tank/my data")).isTrue();
        assertThat(table.has("/mnt/a\\b$")).isTrue();
        assertThat(table.has("/")).isTrue();
    }

    @Test
    void knowsWhichMountAPathIsOn() {
        MountTable table = MountTable.parse(MOUNTS);
        assertThat(table.under("/mnt/pve/nas/dump")).isEqualTo("/mnt/pve/nas");
        assertThat(table.under("/mnt/pve/nas2")).isEqualTo("/");
        assertThat(table.under("/")).isEqualTo("/");
        assertThat(table.under("relative")).isEqualTo("/");
    }

    @Test
    void readsTheFirstProcesssAndElseItsOwn(@TempDir Path proc) throws IOException {
        assertThat(MountTable.read(proc)).isNull();
        Files.writeString(proc.resolve("mounts"), "a /own ext4 rw 0 0\n");
        assertThat(MountTable.read(proc)).isEqualTo(MountTable.parse("a /own ext4"));
        Files.createDirectory(proc.resolve("1"));
        Files.writeString(proc.resolve("1/mounts"), "a /first ext4 rw 0 0\n");
        assertThat(MountTable.read(proc)).isEqualTo(MountTable.parse("a /first ext4"));
    }

    @Test
    void nothingItReadsDoesHarm() {
        String[] pieces = {"\\", "\\777", " ", "\n", "/", "$1", "/".repeat(500)};
        Fuzz.run(1, 1000, random -> {
            var text = new StringBuilder(MOUNTS);
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.insert(random.nextInt(text.length()), pieces[random.nextInt(pieces.length)]);
            }
            MountTable table = MountTable.parse(text.toString());
            table.points().forEach(table::under);
            return text.length();
        });
    }

    @Test
    void aPathIsOnTheFileSystemThatIsMountedNearest() {
        MountTable mounts = MountTable.parse("""
                /dev/mapper/pve-root / ext4 rw 0 0
                nas:/backup /mnt/pve/my\\040nas nfs4 rw 0 0
                nas:/b /mnt/pve/my\\040nas/inner nfs4 rw 0 0
                cut
                """);

        assertThat(mounts.under("/mnt/pve/my nas/images/1/a.raw")).isEqualTo("/mnt/pve/my nas");
        assertThat(mounts.under("/mnt/pve/my nas/inner/a.raw")).isEqualTo("/mnt/pve/my nas/inner");
        assertThat(mounts.under("/mnt/pve/my nas2/a.raw")).isEqualTo("/");
    }

    @Test
    void noTableDoesHarm() {
        Fuzz.run(6, 2000, random -> {
            String table = Mutated.text("a / ext4 rw 0 0\nb /mnt/a\\040b nfs4 rw 0 0\n", random);
            assertThat(MountTable.parse(table).under("/mnt/x")).isNotEmpty();
            return table.length();
        });
    }
}
