package hypervisor.source.pmxcfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import hypervisor.RecordedPve;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageParserTest {
    @TempDir
    Path root;

    @Test
    void readsEverySectionInItsOrder() {
        assertThat(StorageParser.parse(RecordedPve.text("storage.cfg", root)))
                .extracting(StorageConfig::name)
                .containsExactly(
                        "local",
                        "shared",
                        "offline",
                        "disabled-one",
                        "nas-backup",
                        "local-zfs",
                        "ceph-pool",
                        "local-lvm",
                        "backup-pbs");
    }

    @Test
    void readsPropertiesAsTheyStand() {
        assertThat(StorageParser.parse(RecordedPve.text("storage.cfg", root)).get(4))
                .isEqualTo(new StorageConfig(
                        "nas-backup",
                        "nfs",
                        Map.of(
                                "export", "/export/backup",
                                "path", "/mnt/pve/nas-backup",
                                "server", "192.0.2.10",
                                "content", "backup",
                                "options", "vers=4.2,soft",
                                "prune-backups", "keep-daily=7,keep-last=3",
                                "disable", "true")));
    }

    @Test
    void readsTabsCommentsUnknownTypesAndKeysAndWhatIsNotIndented() {
        assertThat(StorageParser.parse("""
                        # of nobody
                        stray value

                        future: one
                        \tnew-key\ta value with   spaces\s
                          # a comment
                        \tcontent images,rootdir

                        \tflag
                        loose
                        dir:two
                        """))
                .containsExactly(
                        new StorageConfig(
                                "one",
                                "future",
                                Map.of(
                                        "new-key",
                                        "a value with   spaces",
                                        "content",
                                        "images,rootdir",
                                        "flag",
                                        "true",
                                        "loose",
                                        "true")),
                        new StorageConfig("two", "dir", Map.of()));
    }

    @Test
    void aStorageKnowsWhereItIsToBeUsed() {
        var storage = StorageParser.parse("dir: a\n\tnodes pve2, pve1\n\tdisable 0\n\tcontent images,backup\n")
                .getFirst();
        assertThat(storage.isFor("pve1")).isTrue();
        assertThat(storage.isFor("pve")).isFalse();
        assertThat(storage.nodes()).containsExactly("pve1", "pve2");
        assertThat(storage.content()).containsExactly("backup", "images");
        assertThat(storage.isDisabled()).isFalse();
        assertThat(StorageParser.parse("dir: a\n\tdisable\n").getFirst().isDisabled())
                .isTrue();
        assertThat(StorageParser.parse("dir: a\n").getFirst().isFor("any")).isTrue();
    }

    @Test
    void nothingItReadsDoesHarm() {
        String recorded = RecordedPve.text("storage.cfg", root);
        Fuzz.run(1, 2000, random -> {
            String text = MutatedConfig.text(recorded, random);
            StorageParser.parse(text).forEach(storage -> storage.isFor("pve1"));
            return text.length();
        });
    }
}
