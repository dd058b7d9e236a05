package hypervisor.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import hypervisor.source.HostTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningGuestsTest {
    @TempDir
    Path root;

    private HostTree tree;
    private RunningGuests guests;

    @BeforeEach
    void someProcesses() throws IOException {
        tree = new HostTree(root);
        guests = new RunningGuests(tree.paths());
        tree.file("proc/meminfo", "MemTotal: 1 kB\n")
                .directory("proc/sys")
                .process(1, 1, "/usr/lib/systemd/systemd", "/sbin/init")
                .file("proc/2/stat", "2 (kthreadd) S 0 0\n")
                .file("proc/2/cmdline", "");
    }

    @Test
    void processesOfQemuWithAnIdAreGuests() throws Exception {
        tree.guest(70, 900, "/usr/bin/kvm", "-id", "101", "-name", "web,debug-threads=on")
                .process(71, 901, "/opt/qemu/qemu-system-aarch64", "/usr/bin/kvm", "-id", "102")
                .process(72, 902, "/usr/libexec/qemu-kvm", "qemu-kvm", "-id", "99")
                .guest(73, 903, "qemu-system-x86_64", "-name", "made by hand")
                .guest(74, 904, "/usr/bin/kvm", "-id", "../../etc/passwd")
                .guest(75, 905, "/usr/bin/kvm", "-id")
                .process(76, 906, "/usr/bin/qemu-img", "/usr/bin/qemu-img", "-id", "103")
                .process(77, 907, "/usr/bin/perl", "qm", "-id", "104");

        assertThat(guests.now())
                .extracting(RunningGuest::id, RunningGuest::pid, RunningGuest::startTicks, RunningGuest::replaced)
                .containsExactly(
                        tuple("99", 72, 902L, false), tuple("101", 70, 900L, false), tuple("102", 71, 901L, false));
        assertThat(guests.now().get(1).argument("-name")).isEqualTo("web,debug-threads=on");
    }

    @Test
    void thoseThatAreLeftOutAreNotTold() throws Exception {
        tree.guest(70, 900, "/usr/bin/kvm", "-id", "101").guest(71, 901, "/usr/bin/kvm", "-id", "102");

        assertThat(new RunningGuests(tree.paths(), id -> !id.equals("101")).now())
                .extracting(RunningGuest::id)
                .containsExactly("102");
    }

    @Test
    void aProgramThatWasReplacedIsStillOne() throws Exception {
        tree.process(70, 900, "/usr/bin/qemu-system-x86_64 (deleted)", "/usr/bin/kvm", "-id", "101");

        assertThat(guests.now()).extracting(RunningGuest::replaced).containsExactly(true);
    }

    @Test
    void withoutTheRightToSeeTheProgramTheCommandLineTells() throws Exception {
        tree.guest(70, 900, "/usr/bin/kvm", "-id", "101").guest(71, 901, "/usr/bin/perl", "qm", "-id", "102");
        for (int pid : new int[] {70, 71}) {
            Files.delete(tree.path("proc/" + pid + "/exe"));
            tree.file("proc/" + pid + "/exe", ""); // a link that cannot be read as one
        }

        assertThat(guests.now()).extracting(RunningGuest::id).containsExactly("101");
        assertThat(guests.now()).extracting(RunningGuest::replaced).containsOnlyNulls();
    }

    @Test
    void ofTwoProcessesThatAreOneGuestTheLaterIsIt() throws Exception {
        tree.guest(80, 950, "/usr/bin/kvm", "-id", "101").guest(70, 1000, "/usr/bin/kvm", "-id", "101");

        assertThat(guests.now()).extracting(RunningGuest::pid).containsExactly(70);
    }

    @Test
    void aCommandLineIsReadOnceInTheLifeOfAProcess() throws Exception {
        tree.guest(70, 900, "/usr/bin/kvm", "-id", "101");
        RunningGuest first = guests.now().getFirst();
        tree.file("proc/70/cmdline", "/usr/bin/kvm\0-id\000102\0");
        assertThat(guests.now()).containsExactly(first);

        tree.guest(70, 2000, "/usr/bin/kvm", "-id", "102");
        RunningGuest second = guests.now().getFirst();
        assertThat(second.id()).isEqualTo("102");
        assertThat(second.isSameProcess(first)).isFalse();
    }

    @Test
    void aProcessThatBecomesAGuestIsFound() throws Exception {
        tree.guest(70, 900);
        assertThat(guests.now()).isEmpty();

        tree.guest(70, 900, "/usr/bin/kvm", "-id", "101");
        assertThat(guests.now()).extracting(RunningGuest::id).containsExactly("101");
    }

    @Test
    void whatIsGoneBeforeItIsReadIsNoGuest() throws Exception {
        tree.guest(70, 900, "/usr/bin/kvm", "-id", "101").guest(71, 901, "/usr/bin/kvm", "-id", "102");
        Files.delete(tree.path("proc/70/stat"));
        Files.delete(tree.path("proc/71/cmdline"));

        assertThat(guests.now()).isEmpty();
    }

    @Test
    void aCommandLineWithoutEndIsNotRead() throws Exception {
        tree.guest(70, 900, "/usr/bin/kvm", "-id", "101", "x".repeat(KernelFile.LARGEST));

        assertThat(guests.now()).isEmpty();
    }

    @Test
    void processesThatCannotBeListedAreAFailure() throws Exception {
        var nowhere = new RunningGuests(new HostTree(root.resolve("other")).paths());
        Files.delete(root.resolve("other/proc"));

        assertThatThrownBy(nowhere::now).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void processesThatTheKernelHidesAreNoticed() throws Exception {
        assertThat(guests.areHidden()).isFalse();
        tree.link("proc/self", "70");
        tree.guest(70, 900);
        assertThat(guests.areHidden()).isFalse();

        Files.delete(tree.path("proc/1/stat"));
        assertThat(guests.areHidden()).isTrue();
    }
}
