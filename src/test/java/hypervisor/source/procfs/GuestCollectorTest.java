package hypervisor.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.HostTree;
import hypervisor.source.MissingRight;
import hypervisor.source.procfs.GuestProcess.ProcessorTime;
import hypervisor.source.procfs.GuestProcess.Vcpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestCollectorTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(60));

    @TempDir
    Path root;

    private HostTree tree;
    private GuestCollector collector;

    @BeforeEach
    void oneGuest() throws IOException {
        tree = new HostTree(root)
                .guest(70, 1234, "/usr/bin/kvm", "-id", "101", "-smp", "2")
                .file("proc/stat", "cpu 1 2\nbtime 1763689321\n")
                .file("proc/meminfo", "MemTotal:  2048 kB\n")
                .file("proc/70/status", "VmRSS:	 1024 kB\nThreads:	4\n")
                .file("proc/70/io", "rchar: 5\n")
                .file("proc/70/schedstat", "9 8 7\n");
        thread(70, "kvm", "9 8 7");
        thread(71, "IO mon_iothread", "9 8 7");
        thread(72, "CPU 0/KVM", "100 30 2");
        thread(73, "CPU 10/KVM", "200 40 2");
        collector = new GuestCollector(tree.paths(), new RunningGuests(tree.paths()));
    }

    private void thread(int number, String name, String schedstat) throws IOException {
        tree.file("proc/70/task/" + number + "/comm", name + "\n")
                .file("proc/70/task/" + number + "/schedstat", schedstat + "\n");
    }

    private GuestProcesses collect() throws IOException, InterruptedException {
        return ((Reading.Present<GuestProcesses>) collector.collect(SOON)).value();
    }

    private GuestProcess guest() throws IOException, InterruptedException {
        return collect().guests().getFirst();
    }

    @Test
    void readsEverythingAboutAGuest() throws Exception {
        GuestProcess guest = guest();

        assertThat(guest.id()).isEqualTo("101");
        assertThat(guest.state()).isEqualTo('S');
        assertThat(guest.startSeconds()).isEqualTo(1_763_689_333.34);
        assertThat(guest.cpu()).isEqualTo(new ProcessorTime(3.15, 0.59, 2.0, 0.25));
        assertThat(guest.majorFaults()).isEqualTo(12);
        assertThat(guest.status()).isEqualTo(ProcessStatus.parse("VmRSS: 1024 kB\nThreads: 4\n"));
        assertThat(guest.io()).isEqualTo(ProcessIo.parse("rchar: 5\n"));
        assertThat(guest.mainThread()).isEqualTo(new SchedulerTime(9L, 8L));
        assertThat(guest.vcpus())
                .containsExactly(new Vcpu(0, new SchedulerTime(100L, 30L)), new Vcpu(10, new SchedulerTime(200L, 40L)));
        assertThat(collect().memoryTotal()).isEqualTo(2048 * 1024);
        assertThat(collect().missingRights()).isEmpty();
    }

    @Test
    void twoReadingsOfTheSameAreTheSame() throws Exception {
        assertThat(collect()).isEqualTo(collect());
    }

    @Test
    void aFileThatIsMissingCostsItsOwnValues() throws Exception {
        for (String file : List.of("status", "io", "schedstat", "task/72/schedstat")) {
            Files.delete(tree.path("proc/70/" + file));
        }
        Files.delete(tree.path("proc/meminfo"));
        Files.delete(tree.path("proc/stat"));
        GuestProcess guest = guest();

        assertThat(guest.status()).isNull();
        assertThat(guest.io()).isNull();
        assertThat(guest.mainThread()).isNull();
        assertThat(guest.startSeconds()).isNull();
        assertThat(guest.vcpus()).extracting(Vcpu::number).containsExactly(10);
        assertThat(guest.cpu().user()).isEqualTo(3.15);
        assertThat(collect().memoryTotal()).isNull();
        assertThat(collect().missingRights()).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsToldOnceWithTheRightThatIsMissing() throws Exception {
        tree.guest(80, 1235, "/usr/bin/kvm", "-id", "102");
        tree.unreadable("proc/70/io").unreadable("proc/80/io");

        assertThat(collect().missingRights()).containsExactly(new MissingRight("/proc/PID/io", GuestReading.PTRACE));
        assertThat(collect().guests()).extracting(GuestProcess::io).containsOnlyNulls();
    }

    @Test
    void processesThatAreHiddenAreMissed() throws Exception {
        tree.link("proc/self", "70");

        assertThat(collect().missingRights())
                .extracting(MissingRight::what)
                .containsExactly("processes of other users");
    }

    @Test
    void withoutSchedulerStatisticsTicksTellHowLongAProcessorRan() throws Exception {
        Files.delete(tree.path("proc/70/task/72/schedstat"));
        tree.file("proc/70/task/72/stat", Files.readString(tree.path("proc/70/stat")));

        assertThat(guest().vcpus().getFirst()).isEqualTo(new Vcpu(0, new SchedulerTime(3_740_000_000L, null)));
    }

    @Test
    void aThreadIsNamedLaterThanItStarts() throws Exception {
        thread(74, "kvm", "1 1 1");
        assertThat(guest().vcpus()).extracting(Vcpu::number).containsExactly(0, 10);

        thread(74, "CPU 3/KVM", "1 1 1");
        assertThat(guest().vcpus()).extracting(Vcpu::number).containsExactly(0, 3, 10);

        thread(74, "renamed, which no processor is", "1 1 1");
        assertThat(guest().vcpus()).extracting(Vcpu::number).containsExactly(0, 3, 10);
    }

    @Test
    void theKernelMayNotCountDelays() throws Exception {
        assertThat(collect().delaysCounted()).isTrue();
        tree.file("proc/sys/kernel/task_delayacct", "0\n");
        assertThat(collect().delaysCounted()).isFalse();
    }

    @Test
    void aGuestThatEndedMeanwhileIsLeftOut() throws Exception {
        RunningGuests.Seen seen = new RunningGuests(tree.paths()).seen().getFirst();
        Files.delete(tree.path("proc/70/status"));
        Files.delete(tree.path("proc/70/stat"));

        assertThat(new GuestReading(tree.path("proc"), seen, 100, new Denials()).read(0L, new VcpuThreads()))
                .isNull();
    }

    @Test
    void readsThisMachinesOwnProcesses() throws Exception {
        var here = new GuestCollector(HostPaths.USUAL, new RunningGuests(HostPaths.USUAL));

        assertThat(here.collect(SOON)).isInstanceOf(Reading.Present.class);
    }
}
