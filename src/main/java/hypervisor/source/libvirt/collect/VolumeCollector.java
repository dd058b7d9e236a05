package hypervisor.source.libvirt.collect;

import static java.util.Comparator.comparing;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.StorageVolume;
import hypervisor.source.libvirt.message.ListAllStoragePools;
import hypervisor.source.libvirt.message.PoolListAllVolumes;
import hypervisor.source.libvirt.message.PoolReference;
import hypervisor.source.libvirt.message.StorageVolumeInfo;
import hypervisor.source.libvirt.message.VolumeReference;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Volumes of the active pools: one call for each, in which the daemon looks at the file or device.
final class VolumeCollector extends LibvirtCollector<List<StorageVolume>> {
    private static final int MOST_VOLUMES = 10_000;

    private final Daemon daemon;

    VolumeCollector(Daemon daemon, Duration interval) {
        super("libvirt_volume", LibvirtFacts.VOLUMES, interval);
        this.daemon = daemon;
    }

    @Override
    List<StorageVolume> read(Deadline deadline) throws IOException, InterruptedException {
        List<PoolReference> pools = daemon.call(new ListAllStoragePools(ListAllStoragePools.ACTIVE), deadline);
        List<VolumeReference> listed = new ArrayList<>();
        for (var answer : Answers.all(daemon, pools, PoolListAllVolumes::new, deadline)) {
            switch (answer) {
                case Answers.Present<PoolReference, List<VolumeReference>>(PoolReference _, var volumes) ->
                    listed.addAll(volumes);
                case Answers.Refused<PoolReference, List<VolumeReference>> refused -> refused.skip();
            }
        }
        List<VolumeReference> some = listed.stream()
                .sorted(comparing(VolumeReference::pool)
                        .thenComparing(VolumeReference::name)
                        .thenComparing(VolumeReference::key))
                .limit(MOST_VOLUMES)
                .toList();
        List<StorageVolume> volumes = new ArrayList<>(some.size());
        for (var answer : Answers.all(daemon, some, StorageVolumeInfo::new, deadline)) {
            switch (answer) {
                case Answers.Present<VolumeReference, StorageVolumeInfo.Reply>(var volume, var info) ->
                    volumes.add(new StorageVolume(
                            volume.pool(),
                            volume.name(),
                            volume.key(),
                            info.type(),
                            info.capacity(),
                            info.allocation()));
                case Answers.Refused<VolumeReference, StorageVolumeInfo.Reply> refused -> refused.skip();
            }
        }
        return List.copyOf(volumes);
    }
}
