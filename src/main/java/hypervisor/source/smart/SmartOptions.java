package hypervisor.source.smart;

import java.nio.file.Path;
import java.time.Duration;

/// How the health of disks is read.
///
/// @param sys usually `/sys`
/// @param dev usually `/dev`
/// @param smartctl the program
/// @param file where the script that comes with pve-exporter writes: where it is fresh, smartctl is not run
/// @param timeout how long smartctl may take for one disk
/// @param interval between runs of smartctl; zero for every time the health is read
public record SmartOptions(Path sys, Path dev, String smartctl, Path file, Duration timeout, Duration interval) {}
