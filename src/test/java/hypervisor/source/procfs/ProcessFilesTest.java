package hypervisor.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessFilesTest {
    private static final String STAT = "1490 (kvm) S 1 1488 1488 0 -1 138412480 77698 0 12 0 315 59 0 0 20 0 7 0 754201"
            + " 1797070848 20279 18446744073709551615 94860693245952 94860699106389 140734582510192 0 0 0 268444224"
            + " 3674112 16451 0 0 0 17 1 0 0 25 200 0 1 2 3 4 5 6 7 0\n";
    private static final String STATUS = """
            Name:	kvm
            State:	S (sleeping)
            Uid:	0	0	0	0
            VmPeak:	 1754952 kB
            VmRSS:	   81124 kB
            HugetlbPages:	       0 kB
            Threads:	7
            SigQ:	0/96001
            voluntary_ctxt_switches:	9248
            nonvoluntary_ctxt_switches:	531
            """;
    private static final String IO = """
            rchar: 1007182
            wchar: 117638
            syscr: 8576
            syscw: 14706
            read_bytes: 61440
            write_bytes: 4096
            cancelled_write_bytes: 512
            """;

    @Test
    void readsTheColumnsBehindTheCommand() {
        var expected = new ProcessStat('S', 12L, 315L, 59L, 7L, 754_201L, 25L, 200L);
        assertThat(ProcessStat.parse("stat", STAT)).isEqualTo(expected);
        assertThat(ProcessStat.parse("stat", STAT.replace("(kvm)", "(k) R 1 (vm)")))
                .isEqualTo(expected);
    }

    @Test
    void columnsThatAnOldKernelDoesNotHaveAreUnknown() {
        assertThat(ProcessStat.parse("stat", "7 (kvm) R 1 7 7 0 -1 4 77 0 12 0 315 59 0 0 20 0 7 0 754201"))
                .isEqualTo(new ProcessStat('R', 12L, 315L, 59L, 7L, 754_201L, null, null));
    }

    @Test
    void aProcessWithoutStartIsNone() {
        assertThatThrownBy(() -> ProcessStat.parse("stat", "7 (kvm) R 1 7"))
                .hasMessage("stat:1: no start time in column 22");
        assertThatThrownBy(() -> ProcessStat.parse("stat", "")).hasMessage("stat:1: no command in parentheses");
    }

    @Test
    void readsMemoryOfEveryKind() {
        assertThat(ProcessStatus.parse(STATUS))
                .isEqualTo(new ProcessStatus(
                        Map.of("VmPeak", 1_797_070_848L, "VmRSS", 83_070_976L, "HugetlbPages", 0L), 7L, 9248L, 531L));
        assertThat(ProcessStatus.parse("RssNew: 1 kB\nVmOdd: x kB\n"))
                .isEqualTo(new ProcessStatus(Map.of("RssNew", 1024L), null, null, null));
    }

    @Test
    void readsWhatWasReadAndWritten() {
        assertThat(ProcessIo.parse(IO))
                .isEqualTo(new ProcessIo(1_007_182L, 117_638L, 8576L, 14_706L, 61_440L, 4096L, 512L));
        assertThat(ProcessIo.parse("rchar: 5\n")).isEqualTo(new ProcessIo(5L, null, null, null, null, null, null));
    }

    @Test
    void readsHowAThreadFares() {
        assertThat(SchedulerTime.parse("3150000000 41000000 9779\n"))
                .isEqualTo(new SchedulerTime(3_150_000_000L, 41_000_000L));
        assertThat(SchedulerTime.parse("")).isNull();
    }

    @Test
    void virtualProcessorsAreTheThreadsNamedSo() {
        assertThat(VcpuThreads.vcpu("CPU 0/KVM\n")).isZero();
        assertThat(VcpuThreads.vcpu("CPU 127/TCG\n")).isEqualTo(127);
        assertThat(VcpuThreads.vcpu("CPU x/KVM\n")).isNull();
        assertThat(VcpuThreads.vcpu("IO iothread0\n")).isNull();
        assertThat(VcpuThreads.vcpu("kvm\n")).isNull();
    }

    @Test
    void theKernelSaysHowLongAClockTickIs() {
        ByteBuffer pairs = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
        pairs.putLong(6).putLong(4096).putLong(17).putLong(250).putLong(0).putLong(0);
        assertThat(ClockTicks.of(pairs.array())).isEqualTo(250);
        assertThat(ClockTicks.of(new byte[5])).isEqualTo(100);
    }

    @Test
    void nothingTheyReadDoesHarm() {
        Fuzz.run(1, 2000, random -> {
            String text = Mutated.text(STAT, random);
            ProcessStat.parse("stat", text);
            return text.length();
        });
        Fuzz.run(2, 2000, random -> {
            String text = Mutated.text(STATUS, random);
            ProcessStatus.parse(text);
            return text.length();
        });
        Fuzz.run(3, 2000, random -> {
            String text = Mutated.text(IO, random);
            ProcessIo.parse(text);
            SchedulerTime.parse(text);
            VcpuThreads.vcpu(Mutated.text("CPU 3/KVM\n", random));
            return text.length();
        });
        Fuzz.run(4, 1000, random -> {
            byte[] pairs = new byte[random.nextInt(200)];
            random.nextBytes(pairs);
            ClockTicks.of(pairs);
            return pairs.length;
        });
    }
}
