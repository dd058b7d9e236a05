package hypervisor.source.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import hypervisor.source.MalformedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LvmReportTest {
    static final String LVS = """
              {
                  "report": [
                      {
                          "lv": [
                              {"vg_name":"pve", "lv_name":"data", "lv_size":"1000000000000",
                                  "data_percent":"12.50", "metadata_percent":"1.75"},
                              {"vg_name":"pve", "lv_name":"root", "lv_size":"100000000000",
                                  "data_percent":"", "metadata_percent":""},
                              {"vg_name":"old", "lv_name":"thin", "lv_size":"5000",
                                  "data_percent":"", "metadata_percent":""}
                          ]
                      }
                  ],
                  "log": [{"log_seq_num":"1", "log_message":"x"}]
              }
            """;

    private static List<LvmVolume> parse(String text) {
        return LvmReport.parse("lvs", text.getBytes(UTF_8));
    }

    @Test
    void readsWhatLvsPrints() {
        List<LvmVolume> volumes = parse(LVS);
        assertThat(volumes).extracting(LvmVolume::name).containsExactly("data", "root", "thin");
        assertThat(volumes.getFirst().poolSpace())
                .isEqualTo(new Space(1_000_000_000_000L, 875_000_000_000L, 875_000_000_000L));
        assertThat(volumes.getFirst().metadata()).isEqualTo(0.0175);
        assertThat(volumes.get(1).metadata()).isNull();
        assertThat(volumes.get(2).poolSpace()).as("a pool that is not active").isNull();
    }

    @Test
    void readsNumbersWithoutQuotesToo() {
        assertThat(parse("{\"report\":[{\"vg\":[{\"vg_name\":\"v\",\"vg_size\":10,\"vg_free\":4}]}]}")
                        .getFirst()
                        .groupSpace())
                .isEqualTo(new Space(10, 4, 4));
        assertThat(parse("{}")).isEmpty();
    }

    @Test
    void saysWhatIsNoReport() {
        assertThatThrownBy(() -> parse("  No volume groups found"))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("lvs: not the JSON of a report: ");
        assertThatThrownBy(() -> parse("[]")).hasMessage("lvs: expected an object, found START_ARRAY");
        assertThatThrownBy(() -> parse(LVS.substring(0, 200))).isInstanceOf(MalformedException.class);
    }

    @Test
    void nothingItReadsDoesHarm() {
        String[] pieces = {"", "{", "}", "[", "]", ",", ":", "\"", "1e999", "-", "null", "\u0000", "[".repeat(300)};
        Fuzz.run(1, 2000, random -> {
            var text = new StringBuilder(LVS);
            for (int i = random.nextInt(5); i >= 0; i--) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(20));
                text.replace(from, to, pieces[random.nextInt(pieces.length)]);
            }
            for (LvmVolume volume : parse(text.toString())) {
                volume.poolSpace();
                volume.groupSpace();
                volume.metadata();
            }
            return text.length();
        });
    }
}
