package hypervisor.demo;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A guest of the demonstration.
///
/// @param id while it runs, 0 while it does not
/// @param state `virDomainState`: 1 running 3 paused 5 shut off
/// @param mebibytes of memory
/// @param cores that it keeps busy
/// @param nova null for a guest that no Nova made
/// @param balloon whether a driver in the guest tells of its memory
/// @param ioThreads how many
/// @param counts whether perf events are enabled for it
record DemoGuest(
        String name,
        int id,
        int state,
        int vcpus,
        int mebibytes,
        double cores,
        @Nullable DemoNova nova,
        List<DemoDisk> disks,
        List<DemoInterface> interfaces,
        boolean balloon,
        int ioThreads,
        boolean counts) {

    static DemoGuest of(String name, int id, int vcpus, int mebibytes, double cores) {
        return new DemoGuest(name, id, 1, vcpus, mebibytes, cores, null, List.of(), List.of(), true, 0, false);
    }

    DemoGuest in(int newState) {
        return new DemoGuest(
                name, id, newState, vcpus, mebibytes, cores, nova, disks, interfaces, balloon, ioThreads, counts);
    }

    DemoGuest by(DemoNova newNova) {
        return new DemoGuest(
                name, id, state, vcpus, mebibytes, cores, newNova, disks, interfaces, balloon, ioThreads, counts);
    }

    DemoGuest with(DemoDisk... newDisks) {
        return new DemoGuest(
                name,
                id,
                state,
                vcpus,
                mebibytes,
                cores,
                nova,
                List.of(newDisks),
                interfaces,
                balloon,
                ioThreads,
                counts);
    }

    DemoGuest with(DemoInterface... newInterfaces) {
        return new DemoGuest(
                name,
                id,
                state,
                vcpus,
                mebibytes,
                cores,
                nova,
                disks,
                List.of(newInterfaces),
                balloon,
                ioThreads,
                counts);
    }

    /// No balloon driver.
    DemoGuest silent() {
        return new DemoGuest(
                name, id, state, vcpus, mebibytes, cores, nova, disks, interfaces, false, ioThreads, counts);
    }

    DemoGuest detailed(int newIoThreads) {
        return new DemoGuest(
                name, id, state, vcpus, mebibytes, cores, nova, disks, interfaces, balloon, newIoThreads, true);
    }

    boolean active() {
        return id > 0;
    }

    UUID uuid() {
        return DemoNova.uuid(name);
    }

    StandInDomain domain(DemoMoment moment) {
        return StandInDomain.of(
                name, uuid(), active() ? id : null, xml(), new DemoStatistics(this, moment).parameters());
    }

    private String xml() {
        var xml = new StringBuilder("<domain type='kvm'%s>\n".formatted(active() ? " id='" + id + "'" : ""));
        xml.append("  <name>%s</name>\n  <uuid>%s</uuid>\n".formatted(name, uuid()));
        if (nova != null) {
            xml.append(nova.xml());
        }
        xml.append("""
                  <memory unit='KiB'>%1$d</memory>
                  <currentMemory unit='KiB'>%1$d</currentMemory>
                  <vcpu placement='static'>%2$d</vcpu>
                  <os>
                    <type arch='x86_64' machine='pc-q35-10.0'>hvm</type>
                  </os>
                  <devices>
                """.formatted(mebibytes * 1024L, vcpus));
        disks.forEach(disk -> xml.append(disk.xml()));
        interfaces.forEach(each -> xml.append(each.xml()));
        return xml.append("  </devices>\n</domain>\n").toString();
    }
}
