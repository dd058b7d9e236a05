package hypervisor.source.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QmMonitorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(1);
    private static final String HANGS =
            "#!/bin/bash\necho $$ >> %s/started\ntrap '' HUP TERM\nwhile true; do sleep 1; done\n";

    @TempDir
    Path directory;

    private final Parking parking = new Parking(Duration.ZERO);
    private final Parking patientParking = new Parking();

    @AfterEach
    void killAll() {
        parking.killAll();
        patientParking.killAll();
    }

    private static MonitorAnswers ask(QmMonitor monitor, String id) throws InterruptedException {
        return monitor.ask(id, true, true, Deadline.in(Duration.ofSeconds(45)));
    }

    private static void awaitEnd(long process) throws InterruptedException {
        while (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()) {
            Thread.sleep(20);
        }
    }

    @Test
    void oneTerminalDoesForBothQuestions() throws Exception {
        var qm = new FakeQm(directory);
        qm.guest(
                "101",
                "net0: index=0,type=nic,model=e1000,macaddr=bc:24:11:00:00:01\r\n \\ net0: index=0,type=tap,ifname=tap101i0\r\n",
                "drive-scsi0 (#block1): /images/a.raw (raw)\r\n    Attached to:      scsi0\r\n");
        var monitor = new QmMonitor(qm.program(), PATIENCE, true, parking);

        MonitorAnswers answers = ask(monitor, "101");

        assertThat(answers.failure()).isNull();
        assertThat(answers.interfaces())
                .containsExactly(new GuestInterface("net0", "tap", "e1000", "bc:24:11:00:00:01", "tap101i0", 1));
        assertThat(answers.drives()).singleElement().satisfies(drive -> {
            assertThat(drive.path()).isEqualTo("/images/a.raw");
            assertThat(drive.own().attachedTo()).isEqualTo("scsi0");
        });
        assertThat(answers.state()).isNull();
        assertThat(qm.started()).hasSize(1);
        awaitEnd(qm.started().getFirst());
    }

    @Test
    void aGuestWithoutDisksHasNoneWhichIsNoFailure() throws Exception {
        var qm = new FakeQm(directory);
        qm.guest("101", "", "");

        MonitorAnswers answers = ask(new QmMonitor(qm.program(), PATIENCE, true, parking), "101");

        assertThat(answers.failure()).isNull();
        assertThat(answers.drives()).isEmpty();
    }

    @Test
    void anErrorThatIsPrintedIsAFailureAndNoAnswer() throws Exception {
        var qm = new FakeQm(directory);
        qm.guest("101", "ERROR: VM 101 qmp command 'human-monitor-command' failed - got timeout\n", "");

        MonitorAnswers answers = ask(new QmMonitor(qm.program(), PATIENCE, true, parking), "101");

        assertThat(answers.failure()).contains("got timeout");
        assertThat(answers.interfaces()).isNull();
        assertThat(answers.drives()).isNull();
    }

    @Test
    void aProgramThatEndsWithoutAPromptHasItsLastWordsTold() throws Exception {
        var qm = new FakeQm(directory);

        assertThat(ask(new QmMonitor(qm.program(), PATIENCE, true, parking), "313")
                        .failure())
                .contains("qm monitor 313 ended")
                .contains("313.conf' does not exist");
        assertThat(ask(new QmMonitor(directory + "/none", PATIENCE, true, parking), "313")
                        .failure())
                .contains("ended");
    }

    @Test
    void whatIsNoNumberNeverReachesAShell() throws Exception {
        var qm = new FakeQm(directory);

        for (String id : new String[] {"101;true", "$(true)", "", "-1", "1 2", "1234567890"}) {
            assertThat(ask(new QmMonitor(qm.program(), PATIENCE, true, parking), id)
                            .failure())
                    .contains("no number of a guest");
        }
        assertThat(qm.started()).isEmpty();
    }

    @Test
    void oneThatHangsIsKilledAtOnceWhereClosingIsNotDeferred() throws Exception {
        var qm = new FakeQm(directory, HANGS.formatted(directory));

        MonitorAnswers answers = ask(new QmMonitor(qm.program(), LITTLE_PATIENCE, false, parking), "101");

        assertThat(answers.failure()).contains("does not come to its prompt in time");
        awaitEnd(onlyOne(qm));
    }

    @Test
    void oneThatHangsIsLeftForAWhileAndNoSecondOneIsRunForItsGuest() throws Exception {
        var qm = new FakeQm(directory, HANGS.formatted(directory));
        var monitor = new QmMonitor(qm.program(), LITTLE_PATIENCE, true, patientParking);

        ask(monitor, "101");

        assertThat(ProcessHandle.of(onlyOne(qm))).get().matches(ProcessHandle::isAlive);
        assertThat(ask(monitor, "101").failure()).contains("one that was run before has not ended yet");
        assertThat(qm.started()).hasSize(1);
        monitor.close();
        awaitEnd(onlyOne(qm));
    }

    @Test
    void oneThatHadItsTimeIsKilledWhenAnotherGuestIsAsked() throws Exception {
        var qm = new FakeQm(directory, HANGS.formatted(directory));
        var monitor = new QmMonitor(qm.program(), LITTLE_PATIENCE, true, parking);
        ask(monitor, "101");
        long first = onlyOne(qm);

        ask(monitor, "102");

        awaitEnd(first);
    }

    @Test
    void oneThatPrintsWithoutEndIsKilled() throws Exception {
        var qm = new FakeQm(directory, "#!/bin/bash\necho $$ >> " + directory + "/started\nexec yes\n");

        assertThat(ask(new QmMonitor(qm.program(), PATIENCE, true, parking), "101")
                        .failure())
                .contains("printed more than");
        awaitEnd(onlyOne(qm));
    }

    private static long onlyOne(FakeQm qm) throws IOException {
        assertThat(qm.started()).hasSize(1);
        return qm.started().getFirst();
    }
}
