package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Golden;
import hypervisor.config.AllSettings;
import hypervisor.config.CollectorSettings;
import hypervisor.config.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static final Path GOLDEN = Path.of("src/test/fixtures/cli");

    @Test
    void saysWhatThereIs() throws IOException {
        String help = help("--help");

        Golden.assertMatches(GOLDEN.resolve("help.txt"), help);
        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        for (Setting<?> setting : AllSettings.ALL) {
            boolean inTable = !setting.equals(CollectorSettings.DISABLE_DEFAULTS)
                    && setting.key().startsWith("collector.");
            assertThat(help).contains(inTable ? setting.key().split("\\.")[1] : setting.key());
        }
    }

    @Test
    void putsTheFlagsOfAStandInFirst() {
        assertThat(help("as", "libvirt_nova_exporter", "-h")).startsWith("""
                Usage: hypervisor-exporter as libvirt_nova_exporter [FLAGS]

                Serves in place of libvirt_nova_exporter: port 9100, failures also logged to ./libvirt_nova.log.

                Flags of libvirt_nova_exporter:
                  --uri=URI
                      The daemon to connect to. Default: qemu:///system.
                """);
    }

    private static String help(String... arguments) {
        return ((Command.Help) Arguments.parse(List.of(arguments), Map.of())).text();
    }
}
