package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.source.sensor.SensorFacts;
import hypervisor.source.smart.SmartDisk;
import hypervisor.source.smart.SmartDisk.State;
import hypervisor.source.smart.SmartDisks;
import hypervisor.source.smart.SmartFacts;
import hypervisor.source.smart.SmartValues;
import hypervisor.source.smart.SmartValues.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sensors and health of disks, in our own dialect and as pve-exporter has them.
class MachineMetricsTest {
    private static final DialectOptions OPTIONS = DialectOptions.DOCUMENTED.onNode("pve1");

    private static final Facts FACTS = Facts.builder()
            .put(SensorFacts.SENSORS, SomeMachine.sensors())
            .put(SmartFacts.DISKS, SomeMachine.disks(null))
            .build();

    /// Of an NVMe disk that is said nothing of but that it has no spare space left.
    private static final SmartDisk SILENT = new SmartDisk(
            "nvme0n1",
            State.READ,
            new SmartValues(
                    null, null, null, Kind.NVME, null, 0.0, 0L, null, 0.0, null, null, 0L, null, null, null, null, null,
                    null, null, null),
            Instant.EPOCH);

    private static final SmartDisk NEVER_READ = new SmartDisk("sdz", State.ASLEEP, null, null);

    @Test
    void sensorsOfTheHost() {
        List<String> series = Exposed.by(Native.dialect(DialectOptions.DOCUMENTED.onNode("pve1")), FACTS);

        assertThat(series)
                .contains(
                        "hypervisor_sensor_chip_info{node=pve1,chip=nvme-pci-0100,adapter=PCI adapter} 1",
                        "hypervisor_sensor_info{node=pve1,chip=nvme-pci-0100,sensor=temp1,label=Composite} 1",
                        "hypervisor_sensor_temperature_celsius{node=pve1,chip=nvme-pci-0100,sensor=temp1} 38.85",
                        "hypervisor_sensor_temperature_max_celsius{node=pve1,chip=nct6798-isa-0290,sensor=temp1} 84",
                        "hypervisor_sensor_temperature_critical_celsius{node=pve1,chip=nct6798-isa-0290,sensor=temp1} 100",
                        "hypervisor_sensor_fan_rpm{node=pve1,chip=nct6798-isa-0290,sensor=fan1} 1250",
                        "hypervisor_sensor_fan_min_rpm{node=pve1,chip=nct6798-isa-0290,sensor=fan1} 10",
                        "hypervisor_sensor_voltage_volts{node=pve1,chip=nct6798-isa-0290,sensor=in0} 1.016",
                        "hypervisor_sensor_power_watts{node=pve1,chip=nct6798-isa-0290,sensor=power1} 65.5",
                        "hypervisor_sensor_current_amperes{node=pve1,chip=nct6798-isa-0290,sensor=curr1} 2.25",
                        "hypervisor_sensor_humidity_ratio{node=pve1,chip=nct6798-isa-0290,sensor=humidity1} 0.435",
                        "hypervisor_sensor_alarm{node=pve1,chip=nct6798-isa-0290,sensor=temp1} 0",
                        "hypervisor_sensor_fault{node=pve1,chip=nvme-pci-0100,sensor=temp2} 1");
        assertThat(series)
                .as("what is faulty or unknown has no value")
                .noneMatch(one -> one.contains("celsius{node=pve1,chip=nvme-pci-0100,sensor=temp2"))
                .noneMatch(one -> one.startsWith("hypervisor_sensor_alarm{node=pve1,chip=nvme-pci-0100"));
    }

    @Test
    void healthOfDisks() {
        assertThat(Exposed.by(Native.dialect(DialectOptions.DOCUMENTED.onNode("pve1")), FACTS))
                .filteredOn(one -> one.startsWith("hypervisor_disk_smart"))
                .contains(
                        "hypervisor_disk_smart_info{node=pve1,device=nvme0n1,model=Example NVMe,serial=S1,firmware=F1,protocol=nvme} 1",
                        "hypervisor_disk_smart_state{node=pve1,device=sda,state=asleep} 1",
                        "hypervisor_disk_smart_state{node=pve1,device=sda,state=read} 0",
                        "hypervisor_disk_smart_state{node=pve1,device=sdb,state=failed} 1",
                        "hypervisor_disk_smart_read_timestamp_seconds{node=pve1,device=sda} 990000",
                        "hypervisor_disk_smart_healthy{node=pve1,device=nvme0n1} 1",
                        "hypervisor_disk_smart_healthy{node=pve1,device=sda} 0",
                        "hypervisor_disk_smart_temperature_celsius{node=pve1,device=nvme0n1} 38",
                        "hypervisor_disk_smart_power_on_seconds_total{node=pve1,device=sda} 363600",
                        "hypervisor_disk_smart_life_used_ratio{node=pve1,device=sda} 0.05",
                        "hypervisor_disk_smart_spare_ratio{node=pve1,device=nvme0n1} 0",
                        "hypervisor_disk_smart_critical_warning{node=pve1,device=nvme0n1,warning=spare} 1",
                        "hypervisor_disk_smart_critical_warning{node=pve1,device=nvme0n1,warning=temperature} 0",
                        "hypervisor_disk_smart_critical_warning{node=pve1,device=nvme0n1,warning=reliability} 1",
                        "hypervisor_disk_smart_reallocated_sectors{node=pve1,device=sda} 108")
                .noneMatch(one -> one.contains("device=sdb") && !one.contains("_state"))
                .noneMatch(one -> one.startsWith("hypervisor_disk_smart_temperature_celsius{node=pve1,device=sda"));
    }

    @Test
    void sensorsAsPveExporterHasThem() {
        assertThat(Exposed.by(PveExporter.dialect(OPTIONS), FACTS))
                .filteredOn(one -> one.startsWith("pve_sensor"))
                .containsExactly(
                        "pve_sensor_temperature_celsius{node=pve1,chip=nct6798-isa-0290,adapter=ISA adapter,sensor=SYSTIN} 31",
                        "pve_sensor_temperature_celsius{node=pve1,chip=nvme-pci-0100,adapter=PCI adapter,sensor=Composite} 38.85",
                        "pve_sensor_fan_rpm{node=pve1,chip=nct6798-isa-0290,adapter=ISA adapter,sensor=fan1} 1250",
                        "pve_sensor_voltage_volts{node=pve1,chip=nct6798-isa-0290,adapter=ISA adapter,sensor=Vcore} 1.016",
                        "pve_sensor_power_watts{node=pve1,chip=nct6798-isa-0290,adapter=ISA adapter,sensor=power1} 65.5");
    }

    @Test
    void healthOfDisksAsPveExporterHasIt() {
        assertThat(disks(OPTIONS, FACTS))
                .containsExactly(
                        "pve_disk_temperature_celsius{node=pve1,device=nvme0n1,model=Example NVMe,serial=S1,type=nvme} 38",
                        "pve_disk_power_on_hours{node=pve1,device=nvme0n1,model=Example NVMe,serial=S1,type=nvme} 101",
                        "pve_disk_power_on_hours{node=pve1,device=sda,model=Example SSD,serial=S2,type=sata} 101",
                        "pve_disk_health_status{node=pve1,device=nvme0n1,model=Example NVMe,serial=S1,type=nvme} 1",
                        "pve_disk_health_status{node=pve1,device=sda,model=Example SSD,serial=S2,type=sata} 0",
                        "pve_disk_data_written_bytes{node=pve1,device=nvme0n1,model=Example NVMe,serial=S1,type=nvme} 103",
                        "pve_disk_data_written_bytes{node=pve1,device=sda,model=Example SSD,serial=S2,type=sata} 103",
                        "pve_disk_available_spare_percent{node=pve1,device=nvme0n1,model=Example NVMe,serial=S1,type=nvme} 0",
                        "pve_disk_percentage_used{node=pve1,device=nvme0n1,model=Example NVMe,serial=S1,type=nvme} 5");
    }

    @Test
    void aFileNamesTheMachineItself() {
        Facts written = Facts.builder()
                .put(SmartFacts.DISKS, SomeMachine.disks("pve7.example.org"))
                .build();

        assertThat(disks(OPTIONS, written)).allMatch(one -> one.contains("{node=pve7,"));
        assertThat(disks(OPTIONS.withExact(true), written)).allMatch(one -> one.contains("{node=pve7.example.org,"));
    }

    @Test
    void theExactOriginalTakesWhatIsNotToldForZeroAndZeroForNothing() {
        Facts facts = Facts.builder()
                .put(SmartFacts.DISKS, new SmartDisks(null, List.of(SILENT, NEVER_READ), List.of()))
                .build();

        assertThat(disks(OPTIONS, facts))
                .containsExactly(
                        "pve_disk_available_spare_percent{node=pve1,device=nvme0n1,model=,serial=,type=nvme} 0");
        assertThat(disks(OPTIONS.withExact(true), facts))
                .containsExactly(
                        "pve_disk_health_status{node=pve1,device=nvme0n1,model=,serial=,type=nvme} 0",
                        "pve_disk_percentage_used{node=pve1,device=nvme0n1,model=,serial=,type=nvme} 0");
    }

    private static List<String> disks(DialectOptions options, Facts facts) {
        return Exposed.by(PveExporter.dialect(options), facts).stream()
                .filter(one -> one.startsWith("pve_disk"))
                .toList();
    }
}
