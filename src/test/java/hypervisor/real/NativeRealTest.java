package hypervisor.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.dialect.Absences;
import hypervisor.dialect.Dialects;
import hypervisor.dialect.Native;
import hypervisor.dialect.NativeMatrixTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of a real daemon with real guests comes out all that a daemon could feed, or it is written down why not.
class NativeRealTest {
    private static final String HOST = "real-libvirtd";

    @Test
    void whatARealDaemonCouldFeedComesOut(@TempDir Path folder) throws Exception {
        try (var libvirtd = RealLibvirtd.start(folder.resolve("libvirt"))) {
            ManyGuests.on(libvirtd);
            try (var scrapes = new Scrapes(libvirtd.readOnlyUri())) {
                Map<String, Double> series = scrapes.series(requireNonNull(Dialects.REFERENCE.get(Native.NAME)));
                Set<String> names = series.keySet().stream()
                        .map(one -> one.substring(0, one.indexOf('{')))
                        .collect(Collectors.toSet());
                var absences = Absences.of(HOST);
                Set<String> missing = new TreeSet<>(NativeMatrixTest.fedBy(Set.of("libvirt")));
                missing.removeAll(names);

                assertThat(missing.stream().filter(name -> absences.reason(name) == null))
                        .as("without a reason in " + Absences.FILE)
                        .isEmpty();
                assertThat(absences.unused(missing))
                        .as("reasons for what is there")
                        .isEmpty();
                assertThat(series.keySet().stream()
                                .filter(one -> one.startsWith("hypervisor_guest_up{"))
                                .count())
                        .as("each guest once")
                        .isEqualTo(libvirtd.virsh("list", "--all", "--name")
                                .lines()
                                .filter(line -> !line.isBlank())
                                .count());
            }
        }
    }
}
