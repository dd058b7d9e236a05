package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.RequestCounts;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Guests, storages and nodes of a cluster that nobody is told of, in whatever dialect.
@Timeout(180)
class LeavingOutTest {
    private static final Pattern GUEST = Pattern.compile("\"(?:(?:qemu|lxc)/|(?:vm|ct):)?(1\\d\\d)(?:-\\d)?\"");

    @TempDir
    private Path folder;

    @Test
    void onlyIncludedGuestsAreTold() throws Exception {
        try (WatchedCluster watched = start("--filter.guests.include=tag=web", "--collector.proxmox_config")) {
            String before = all(watched);

            assertThat(guests(before)).containsExactly("100", "105", "110");
            assertThat(before).contains("web-100").doesNotContain("cache-102", "db-101");
            assertThat(watched.scrape("/metrics/pve-exporter")).contains("pve_node_up{node=\"pve2\"} 1");
            assertThat(watched.get("/sd?address=name").body().lines()).hasSize(2 + 3);
            watched.get("/sd");
            assertThat(asked(watched, "/config")).isEqualTo(3);
        }
    }

    @Test
    void exclusionWins() throws Exception {
        try (WatchedCluster watched = start(
                "--filter.guests.include=id=100-105,name=git-*", "--filter.guests.exclude=type=lxc,template=true")) {
            assertThat(guests(all(watched))).containsExactly("100", "101", "104", "106");
        }
    }

    @Test
    void aNodeThatIsLeftOutIsNotAskedAndTakesItsGuestsAndStoragesAlong() throws Exception {
        try (WatchedCluster watched = start("--filter.nodes.exclude=name=pve2")) {
            String text = all(watched);

            assertThat(text).contains("pve1", "pve3").doesNotContain("\"pve2\"", "node/pve2");
            assertThat(guests(text)).containsExactly("100", "101", "102", "103", "108", "109", "110", "111");
            assertThat(asked(watched, "/certificates/info")).isEqualTo(2);
        }
    }

    @Test
    void storagesAreLeftOutByTypeAndName() throws Exception {
        try (WatchedCluster watched = start("--filter.storages.exclude=type=rbd,name=att*")) {
            String text = all(watched);

            assertThat(text).contains("\"local-zfs\"").doesNotContain("\"ceph\"", "\"attic\"", "/ceph\"");
            assertThat(guests(text)).hasSize(12);
        }
    }

    private WatchedCluster start(String... flags) throws Exception {
        return WatchedCluster.start(new GeneratedCluster(3, 4, 1, InstantSource.system()), 3, folder, flags);
    }

    /// What all dialects say, once what is read in the background is there.
    private static String all(WatchedCluster watched) throws Exception {
        scrape(watched);
        RequestCounts counts = watched.cluster().counts();
        int before = -1;
        while (counts.total() != before || counts.running() > 0) {
            before = counts.total();
            TimeUnit.MILLISECONDS.sleep(700);
        }
        return scrape(watched);
    }

    private static String scrape(WatchedCluster watched) {
        return Dialects.ALL.stream()
                .map(Dialect::name)
                .map(name -> watched.scrape("/metrics/" + name))
                .collect(Collectors.joining());
    }

    private static int asked(WatchedCluster watched, String suffix) {
        return watched.cluster().counts().all().entrySet().stream()
                .filter(entry -> entry.getKey().path().endsWith(suffix))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static SortedSet<String> guests(String text) {
        return GUEST.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll("\"(?:.*[/:])?(\\d+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
