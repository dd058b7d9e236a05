package hypervisor.source.qemu;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.log.Repeats;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.MissingRight;
import hypervisor.source.procfs.RunningGuest;
import hypervisor.source.procfs.RunningGuests;
import hypervisor.source.qemu.MonitorAnswers.State;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What QEMU tells of the disks and interfaces of every running guest.
final class MonitorCollector implements Collector<MonitorReadings> {
    private static final Comparator<GuestMonitor> BY_NUMBER =
            Comparator.comparingInt((GuestMonitor guest) -> guest.id().length()).thenComparing(GuestMonitor::id);
    private static final System.Logger LOG = System.getLogger(MonitorCollector.class.getName());
    private static final MissingRight RIGHT = new MissingRight(
            "monitors of guests (/var/run/qemu-server/*.qmp)", "root, or CAP_DAC_OVERRIDE, which amounts to it");
    private static final Duration FRESHNESS = Duration.ofSeconds(30);
    private static final Duration BUDGET = Duration.ofMinutes(1);

    private final Repeats repeats = new Repeats(LOG);
    private final RunningGuests running;
    private final Questions questions;
    private final Disks disks;
    private final Lifetime lifetime;
    private final InstantSource clock;
    private final Map<String, Remembered> memory = new HashMap<>();

    MonitorCollector(RunningGuests running, Monitor monitor, Disks disks, Lifetime lifetime, InstantSource clock) {
        this.running = running;
        this.questions = new Questions(monitor);
        this.disks = disks;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pve_monitor";
    }

    @Override
    public String source() {
        return "pve";
    }

    @Override
    public Fact<MonitorReadings> fact() {
        return QemuFacts.MONITORS;
    }

    @Override
    public Duration freshness() {
        return FRESHNESS;
    }

    @Override
    public Duration background() {
        return BUDGET;
    }

    @Override
    public Reading<MonitorReadings> collect(Deadline deadline) throws IOException, InterruptedException {
        Map<String, Remembered> present = present();
        // the rest is for the files behind the disks
        Deadline asking = deadline.within(deadline.left().multipliedBy(9).dividedBy(10));
        Map<String, MonitorAnswers> answers = questions.ask(inTurn(present), asking);
        Map<String, String> failures = new HashMap<>();
        boolean refused = answers.values().stream().anyMatch(MonitorAnswers::refused);
        answers.forEach((id, answer) -> {
            Remembered told = present.get(id);
            if (told != null) {
                told.take(answer, clock.instant());
            }
            if (answer.failure() != null) {
                failures.put(id, answer.failure());
            }
        });
        tell(answers);
        return Reading.of(
                new MonitorReadings(guests(present, deadline), failures, refused ? List.of(RIGHT) : List.of()));
    }

    /// In one line however many they are; that somebody may not ask is told as a missing right.
    private void tell(Map<String, MonitorAnswers> answers) {
        List<String> failed = answers.entrySet().stream()
                .filter(answer -> answer.getValue().failure() != null
                        && !answer.getValue().refused())
                .map(answer -> answer.getKey() + ": " + answer.getValue().failure())
                .sorted()
                .toList();
        if (failed.isEmpty()) {
            repeats.ended(name(), "pve_monitor: every guest's monitor answers again");
        } else {
            repeats.failed(name(), WARNING, "pve_monitor: no whole answer of " + String.join("; ", failed));
        }
    }

    /// The guests that run, with what their present processes have told.
    private Map<String, Remembered> present() throws IOException, InterruptedException {
        List<RunningGuest> guests = running.now();
        memory.keySet().retainAll(guests.stream().map(RunningGuest::id).collect(Collectors.toSet()));
        for (RunningGuest guest : guests) {
            var process = new ProcessIdentity(guest.pid(), guest.startTicks());
            Remembered known = memory.get(guest.id());
            if (known == null || !known.process.equals(process)) {
                memory.put(guest.id(), new Remembered(process, lifetime));
            }
        }
        return memory;
    }

    /// Those last that did not answer the time before: they take the longest.
    private static List<Map.Entry<String, Remembered>> inTurn(Map<String, Remembered> present) {
        return present.entrySet().stream()
                .sorted(Comparator.comparing(guest -> guest.getValue().failedLast()))
                .toList();
    }

    private List<GuestMonitor> guests(Map<String, Remembered> present, Deadline deadline) throws InterruptedException {
        List<Drive> drives = present.values().stream()
                .flatMap(guest -> guest.drives().stream())
                .toList();
        Map<String, ImageFile> files = disks.files(drives, deadline);
        List<GuestMonitor> guests = new ArrayList<>();
        present.forEach((id, told) -> {
            if (told.isTold()) {
                guests.add(guest(id, told, files));
            }
        });
        guests.sort(BY_NUMBER);
        return guests;
    }

    private GuestMonitor guest(String id, Remembered told, Map<String, ImageFile> files) {
        State state = told.state();
        return new GuestMonitor(
                id,
                told.process,
                told.answered(),
                state == null ? null : state.status(),
                state == null ? null : state.balloonBytes(),
                told.interfaces(),
                told.drives().stream()
                        .map(drive -> disks.disk(
                                drive, state == null ? null : state.blocks().get(drive.label()), files))
                        .toList());
    }
}
