package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.DialectSettings;
import hypervisor.config.PveSettings;
import hypervisor.config.Settings;
import hypervisor.config.ToolSettings;
import hypervisor.filter.HostFilter;
import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.cgroup.CgroupCollectors;
import hypervisor.source.pmxcfs.PmxcfsCollectors;
import hypervisor.source.procfs.HostName;
import hypervisor.source.procfs.ProcfsCollectors;
import hypervisor.source.procfs.RunningGuests;
import hypervisor.source.qemu.MonitorOptions;
import hypervisor.source.qemu.QemuCollectors;
import hypervisor.source.sensor.SensorCollectors;
import hypervisor.source.smart.SmartCollectors;
import hypervisor.source.smart.SmartOptions;
import hypervisor.source.storage.StorageCollectors;
import hypervisor.source.storage.StorageOptions;
import hypervisor.source.sysfs.SysfsCollectors;
import hypervisor.source.tool.Tools;
import hypervisor.source.zfs.ZfsOptions;
import hypervisor.source.zfs.ZfsToolCollectors;
import hypervisor.source.zfs.kstat.KstatCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/// All that reads this machine from inside, as the settings have it.
final class HostCollectors implements AutoCloseable {
    private final RunningGuests guests;
    private final QemuCollectors qemu;
    private final List<Collector<?>> all;

    HostCollectors(Settings settings, HostPaths paths) {
        var isolation = new Isolation();
        var tools = new Tools();
        var leavingOut = LeavingOut.of(settings);
        var filter = new HostFilter(leavingOut.guests(), leavingOut.storages(), HostName.of(paths.proc()));
        guests = new RunningGuests(paths, filter::isVm);
        qemu = new QemuCollectors(paths, guests, monitor(settings));
        List<Collector<?>> all = new ArrayList<>();
        all.addAll(new ProcfsCollectors(paths, guests).all());
        all.addAll(new CgroupCollectors(paths).all());
        all.addAll(new SysfsCollectors(paths, guests).all());
        all.addAll(new PmxcfsCollectors(paths, isolation).all());
        all.addAll(qemu.all());
        all.addAll(new StorageCollectors(paths, isolation, tools, storage(settings)).all());
        all.addAll(new SensorCollectors(paths.sys()).all());
        all.addAll(new SmartCollectors(smart(settings, paths), tools).all());
        all.add(new KstatCollector(paths));
        all.addAll(new ZfsToolCollectors(zfs(settings, paths), tools).all());
        this.all = leavingOut.isNothing() ? List.copyOf(all) : Sieved.all(all, filter.sieves());
    }

    List<Collector<?>> all() {
        return all;
    }

    /// Which processes run guests, as all of them look it up.
    RunningGuests guests() {
        return guests;
    }

    @Override
    public void close() {
        qemu.close();
    }

    private static MonitorOptions monitor(Settings settings) {
        return new MonitorOptions(
                MonitorOptions.Way.valueOf(settings.of(PveSettings.MONITOR).toUpperCase(Locale.ROOT)),
                settings.of(PveSettings.MONITOR_TIMEOUT),
                settings.of(PveSettings.MONITOR_TTL),
                settings.of(PveSettings.MONITOR_TTL_SPREAD),
                settings.of(PveSettings.MONITOR_DEFER_CLOSE),
                settings.of(ToolSettings.QM));
    }

    private static SmartOptions smart(Settings settings, HostPaths paths) {
        return new SmartOptions(
                paths.sys(),
                paths.dev(),
                settings.of(ToolSettings.SMARTCTL),
                Path.of(settings.of(ToolSettings.SMART_FILE)),
                settings.of(ToolSettings.TIMEOUT),
                settings.of(ToolSettings.SMART_INTERVAL));
    }

    private static ZfsOptions zfs(Settings settings, HostPaths paths) {
        try {
            return ZfsOptions.of(
                    paths,
                    settings.of(ToolSettings.ZPOOL),
                    settings.of(ToolSettings.ZFS),
                    settings.of(ToolSettings.TIMEOUT),
                    settings.of(ToolSettings.ZFS_POOLS),
                    settings.of(ToolSettings.ZFS_EXCLUDE));
        } catch (PatternSyntaxException e) {
            throw new ConfigException(
                    settings.origin(ToolSettings.ZFS_EXCLUDE),
                    "\"" + e.getPattern() + "\" is no regular expression: " + e.getDescription());
        }
    }

    private static StorageOptions storage(Settings settings) {
        return new StorageOptions(
                settings.of(ToolSettings.LVS),
                settings.of(ToolSettings.TIMEOUT),
                StorageOptions.USUAL.patience(),
                settings.of(DialectSettings.EXACT));
    }
}
