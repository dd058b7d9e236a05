package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.cluster.TaskActivity;
import hypervisor.source.proxmox.cluster.TaskActivity.Finished;
import hypervisor.source.proxmox.cluster.TaskActivity.Outcome;
import hypervisor.source.proxmox.cluster.TaskActivity.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCollectorTest {
    private static final String PATH = "/cluster/tasks";

    private final RecordedApi api = new RecordedApi("9.2", "auditor");
    private final Collected collected = new Collected(api);

    @Test
    void whatEndedBeforeTheFirstLookHasATimeAndDoesNotCount() throws Exception {
        TaskActivity tasks = collected.present(ProxmoxFacts.TASKS);

        assertThat(tasks.finished())
                .contains(
                        new Finished("pve1", "qmsnapshot", Outcome.OK, 0, 1795217779L),
                        new Finished("pve1", "qmsnapshot", Outcome.ERROR, 0, null),
                        new Finished("pve2", "vzdump", Outcome.ERROR, 0, 1795217779L));
        assertThat(tasks.running())
                .containsExactly(
                        new Running("pve1", "qmsnapshot", 0),
                        new Running("pve1", "qmstart", 0),
                        new Running("pve1", "vzdump", 0),
                        new Running("pve2", "vzdump", 0));
        assertThat(api.asked()).containsExactly(PATH);
    }

    @Test
    void eachTaskCountsOnceAndStaysCountedWhenItIsNoLongerListed() throws Exception {
        look(ended("a", "OK", 100));
        assertThat(look(ended("a", "OK", 100), ended("b", "OK", 150), runs("c")))
                .satisfies(tasks -> {
                    assertThat(count(tasks, Outcome.OK)).isEqualTo(1);
                    assertThat(tasks.running()).containsExactly(new Running("pve1", "vzdump", 1));
                });
        assertThat(count(look(ended("a", "OK", 100), ended("b", "OK", 150)), Outcome.OK))
                .isEqualTo(1);
        assertThat(count(look(ended("c", "OK", 300)), Outcome.OK)).isEqualTo(2);
        assertThat(look())
                .satisfies(tasks -> assertThat(count(tasks, Outcome.OK)).isEqualTo(2))
                .satisfies(tasks -> assertThat(tasks.running()).containsExactly(new Running("pve1", "vzdump", 0)));
    }

    @Test
    void aNodeThatComesBackDoesNotCountItsOldTasksAgain() throws Exception {
        look(ended("old", "OK", 100), ended("other", "OK", 200));
        look(ended("other", "OK", 200));

        assertThat(count(
                        look(ended("old", "OK", 100), ended("older", "OK", 50), ended("other", "OK", 200)), Outcome.OK))
                .isZero();
    }

    @Test
    void anEmptyListAtFirstLetsAllCountThatComes() throws Exception {
        look();

        assertThat(count(look(ended("a", "job errors", 100)), Outcome.ERROR)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"OK,OK", "WARNINGS: 2,WARNINGS", "job errors,ERROR", "unexpected status,UNKNOWN", "'',UNKNOWN"})
    void howATaskEndedIsItsStatus(String status, Outcome outcome) throws Exception {
        look(ended("a", "OK", 1));

        assertThat(count(look(ended("b", status, 9)), outcome)).isEqualTo(1);
    }

    @Test
    void whatIsRememberedIsBounded() {
        var log = new TaskLog();
        log.add(List.of());
        List<TaskRow> many = new ArrayList<>(LongStream.range(0, 50_000)
                .mapToObj(i -> new TaskRow("UPID:" + i, "pve1", "type" + i, 10, "OK"))
                .toList());

        TaskActivity tasks = log.add(many);

        assertThat(tasks.running()).hasSize(5000);
        assertThat(tasks.finished()).hasSize(15_000);
    }

    @Test
    void aRowWithoutANameIsLeftOut() throws Exception {
        look();
        assertThat(look("{\"node\":\"pve1\",\"type\":\"vzdump\",\"endtime\":3}", ended("b", "OK", 9))
                        .finished())
                .hasSize(3);
    }

    private TaskActivity look(String... rows) throws Exception {
        api.answering(PATH, "{\"data\":[" + String.join(",", rows) + "]}");
        return collected.present(ProxmoxFacts.TASKS);
    }

    private static long count(TaskActivity tasks, Outcome outcome) {
        return tasks.finished().stream()
                .filter(one -> one.outcome() == outcome)
                .mapToLong(Finished::count)
                .sum();
    }

    private static String ended(String upid, String status, long end) {
        return "{\"upid\":\"" + upid + "\",\"node\":\"pve1\",\"type\":\"vzdump\",\"status\":\"" + status
                + "\",\"endtime\":" + end + "}";
    }

    private static String runs(String upid) {
        return "{\"upid\":\"" + upid + "\",\"node\":\"pve1\",\"type\":\"vzdump\",\"starttime\":1}";
    }
}
