package hypervisor.source.cgroup;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.cgroup.GuestCgroup.Kind;
import hypervisor.source.procfs.Denials;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the control groups that Proxmox VE makes for its guests, of the unified hierarchy (version 2): that of a
/// container counts what its own groups inside it do, so that it alone is read.
final class CgroupCollector implements Collector<GuestCgroups> {
    private static final Pattern SCOPE = Pattern.compile("([0-9]{1,10})\\.scope");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,10})");
    private static final Comparator<Group> BY_NUMBER =
            Comparator.<Group>comparingInt(group -> group.id().length()).thenComparing(Group::id);

    private final Path sys;

    private record Group(String id, Path directory) {}

    CgroupCollector(HostPaths paths) {
        this.sys = paths.sys();
    }

    @Override
    public String name() {
        return "host_cgroup";
    }

    @Override
    public String source() {
        return CgroupFacts.SOURCE;
    }

    @Override
    public Fact<GuestCgroups> fact() {
        return CgroupFacts.CGROUPS;
    }

    @Override
    public Reading<GuestCgroups> collect(Deadline deadline) throws IOException {
        Path root = sys.resolve("fs/cgroup");
        if (!Files.exists(root.resolve("cgroup.controllers"))) {
            return Reading.absent("no control groups of version 2 in " + root);
        }
        var denials = new Denials();
        var devices = new BlockNames(sys);
        List<GuestCgroup> guests = new ArrayList<>();
        for (Group group : groups(root.resolve("qemu.slice"), SCOPE)) {
            add(group, Kind.VM, devices, denials, guests);
        }
        for (Group group : groups(root.resolve("lxc"), NUMBER)) {
            add(group, Kind.CONTAINER, devices, denials, guests);
        }
        return Reading.of(new GuestCgroups(guests, denials.all()));
    }

    private static void add(Group group, Kind kind, BlockNames devices, Denials denials, List<GuestCgroup> guests) {
        GuestCgroup guest =
                new GroupReading(new GroupFiles(group.directory(), denials), devices).read(group.id(), kind);
        if (Files.exists(group.directory())) { // else it has ended meanwhile
            guests.add(guest);
        }
    }

    /// A machine without such guests has no such directory.
    private static List<Group> groups(Path parent, Pattern name) throws IOException {
        List<Group> groups = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
            for (Path entry : entries) {
                Matcher matcher = name.matcher(entry.getFileName().toString());
                if (matcher.matches()) {
                    groups.add(new Group(matcher.group(1), entry));
                }
            }
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        groups.sort(BY_NUMBER);
        return groups;
    }
}
