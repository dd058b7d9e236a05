package hypervisor.source.smart;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.log.Repeats;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.MissingRight;
import hypervisor.source.smart.SmartDisk.State;
import hypervisor.source.tool.ToolException;
import hypervisor.source.tool.Tools;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the health of all disks: out of a file where somebody writes one, else by smartctl, which is run seldom: a
/// disk
/// that is asked all the time does not go to sleep.
final class SmartCollector implements Collector<SmartDisks> {
    private static final System.Logger LOG = System.getLogger(SmartCollector.class.getName());
    private static final Duration FRESHNESS = Duration.ofMinutes(1);
    private static final Duration BACKGROUND = Duration.ofMinutes(10);
    private static final MissingRight RIGHT =
            new MissingRight("health of disks by smartctl", "root, or CAP_SYS_RAWIO and for NVMe disks CAP_SYS_ADMIN");

    private final Repeats repeats = new Repeats(LOG);
    private final Map<String, SmartDisk> last = new HashMap<>();
    private final SmartOptions options;
    private final DiskRound round;
    private final InstantSource clock;
    private @Nullable Asked asked;

    /// What smartctl said last, of all disks.
    private record Asked(SmartDisks disks, Instant at) {}

    SmartCollector(SmartOptions options, Tools tools, InstantSource clock) {
        this.options = options;
        this.round = new DiskRound(new Smartctl(tools, options));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "host_smart";
    }

    @Override
    public String source() {
        return SmartFacts.SOURCE;
    }

    @Override
    public Fact<SmartDisks> fact() {
        return SmartFacts.DISKS;
    }

    @Override
    public Duration freshness() {
        return FRESHNESS;
    }

    @Override
    public Duration background() {
        return BACKGROUND;
    }

    @Override
    public Reading<SmartDisks> collect(Deadline deadline) throws IOException, InterruptedException {
        SmartDisks written = SmartFile.read(options.file(), clock.instant());
        if (written != null) {
            return Reading.of(written);
        }
        if (asked != null && clock.instant().isBefore(asked.at().plus(options.interval()))) {
            return Reading.of(asked.disks());
        }
        List<String> disks = Disks.of(options.sys());
        if (disks.isEmpty()) {
            return Reading.absent("no disks in " + options.sys().resolve("block"));
        }
        try {
            asked = new Asked(told(disks, round.ask(disks, deadline)), clock.instant());
            return Reading.of(asked.disks());
        } catch (ToolException e) {
            if (e.kind() == ToolException.Kind.MISSING) {
                return Reading.absent(options.smartctl() + " is not installed: install smartmontools");
            }
            throw e;
        }
    }

    private SmartDisks told(List<String> names, List<Smartctl.Answer> answers) {
        Map<String, SmartDisk> now = new HashMap<>();
        List<SmartDisk> disks = new ArrayList<>();
        String refused = null;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String key = name + " " + Disks.sequence(options.sys(), name);
            SmartDisk disk = disk(name, answers.get(i), last.get(key));
            if (answers.get(i) instanceof Smartctl.Refused(String because)) {
                refused = refused == null ? because : refused;
            } else {
                tell(name, answers.get(i));
            }
            disks.add(disk);
            now.put(key, disk.values() == null ? last.getOrDefault(key, disk) : disk);
        }
        last.clear();
        last.putAll(now);
        if (refused == null) {
            return new SmartDisks(null, disks, List.of());
        }
        LOG.log(DEBUG, "host_smart: disks may not be asked: {0}", refused);
        return new SmartDisks(null, disks, List.of(RIGHT));
    }

    private SmartDisk disk(String name, Smartctl.Answer answer, @Nullable SmartDisk before) {
        Instant now = clock.instant();
        return switch (answer) {
            case Smartctl.Told(SmartValues values) -> new SmartDisk(name, State.READ, values, now);
            case Smartctl.Asleep _ ->
                before == null
                        ? new SmartDisk(name, State.ASLEEP, null, null)
                        : new SmartDisk(name, State.ASLEEP, before.values(), before.readAt());
            case Smartctl.Unsupported _ -> new SmartDisk(name, State.UNSUPPORTED, null, null);
            case Smartctl.Refused _, Smartctl.Failed _ -> new SmartDisk(name, State.FAILED, null, null);
        };
    }

    private void tell(String name, Smartctl.Answer answer) {
        switch (answer) {
            case Smartctl.Told _, Smartctl.Asleep _ -> repeats.ended(name, "host_smart: " + name + " is read again");
            case Smartctl.Unsupported(String because) ->
                repeats.failed(name, INFO, "host_smart: " + name + " is left out: " + because);
            case Smartctl.Failed(String because) ->
                repeats.failed(name, WARNING, "host_smart: " + name + " is missing: " + because);
            case Smartctl.Refused _ -> {
                // what is missing is told of all disks together
            }
        }
    }
}
