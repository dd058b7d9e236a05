package hypervisor.source.self;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import org.junit.jupiter.api.Test;

class ProcessTablesTest {
    private static final String STATUS = """
            Name:	java
            VmPeak:	 5243100 kB
            VmSize:	 5242880 kB
            VmRSS:	   81238 kB
            Threads:	23
            """;
    private static final String LIMITS = """
            Limit                     Soft Limit           Hard Limit           Units
            Max processes             95948                95948                processes
            Max open files            1024                 524288               files
            Max locked memory         unlimited            unlimited            bytes
            """;

    @Test
    void findsASizeByItsName() {
        assertThat(ProcessTables.statusBytes("status", STATUS, "VmRSS")).isEqualTo(81_238L * 1024);
        assertThat(ProcessTables.statusBytes("status", STATUS, "VmSize")).isEqualTo(5_242_880L * 1024);
        assertThat(ProcessTables.statusBytes("status", STATUS, "VmSwap")).isNull();
    }

    @Test
    void findsALimitByItsName() {
        assertThat(ProcessTables.softLimit("limits", LIMITS, "Max open files")).isEqualTo(1024);
        assertThat(ProcessTables.softLimit("limits", LIMITS, "Max locked memory"))
                .isNull();
        assertThat(ProcessTables.softLimit("limits", LIMITS, "Max wishes")).isNull();
    }

    @Test
    void findsWhenTheMachineStarted() {
        assertThat(ProcessTables.bootTimeSeconds("stat", "cpu 1 2 3\nbtime 1763689321\nprocesses 9\n"))
                .isEqualTo(1_763_689_321);
    }

    @Test
    void saysWhereItFailed() {
        assertThatThrownBy(() -> ProcessTables.statusBytes("status", STATUS.replace("81238", "much"), "VmRSS"))
                .hasMessage("status:4: VmRSS is not a number: much");
        assertThatThrownBy(() -> ProcessTables.statusBytes("status", STATUS.replace("81238 kB", "8 MB"), "VmRSS"))
                .hasMessage("status:4: VmRSS is not a number of kB: 8 MB");
        assertThatThrownBy(() -> ProcessTables.softLimit("limits", LIMITS.replace("1024", "-1"), "Max open files"))
                .hasMessage("limits:3: Max open files is not a number: -1");
        assertThatThrownBy(() -> ProcessTables.bootTimeSeconds("stat", "cpu 1\n"))
                .hasMessage("stat: no line «btime»");
    }

    @Test
    void nothingItReadsDoesHarm() {
        Fuzz.run(1, 2000, random -> {
            String status = Mutated.text(STATUS, random);
            ProcessTables.statusBytes("status", status, "VmRSS");
            return status.length();
        });
        Fuzz.run(2, 2000, random -> {
            String limits = Mutated.text(LIMITS, random);
            ProcessTables.softLimit("limits", limits, "Max open files");
            return limits.length();
        });
        Fuzz.run(3, 2000, random -> {
            String stat = Mutated.text("cpu 1 2 3\nbtime 1763689321\n", random);
            ProcessTables.bootTimeSeconds("stat", stat);
            return stat.length();
        });
    }
}
