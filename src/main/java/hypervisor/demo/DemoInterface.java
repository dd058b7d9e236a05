package hypervisor.demo;

import java.util.List;

/// A network interface of a guest of the demonstration.
///
/// @param type `bridge`, `network`, `direct`, `ethernet`, or `user`, which has no device on the host
/// @param source the bridge, network or device
/// @param device on the host, empty where there is none
/// @param bytesPerSecond received; it transmits twice as much
record DemoInterface(String type, String source, String device, String mac, double bytesPerSecond) {
    private static final int PACKET = 900;

    String xml() {
        String from = switch (type) {
            case "bridge" -> "      <source bridge='%s'/>\n".formatted(source);
            case "network" -> "      <source network='%s' bridge='virbr0'/>\n".formatted(source);
            case "direct" -> "      <source dev='%s' mode='bridge'/>\n".formatted(source);
            default -> "";
        };
        String to = device.isEmpty() ? "" : "      <target dev='%s'/>\n".formatted(device);
        return """
                    <interface type='%s'>
                      <mac address='%s'/>
                %s%s      <model type='virtio'/>
                    </interface>
                """.formatted(type, mac, from, to);
    }

    /// Nothing for an interface without a device, which is counted all the same.
    List<Parameter> statistics(int number, DemoMoment moment, int seed) {
        if (device.isEmpty()) {
            return List.of();
        }
        String key = "net." + number + ".";
        long received = moment.counter(bytesPerSecond / PACKET, seed);
        long transmitted = moment.counter(2 * bytesPerSecond / PACKET, seed + 1);
        return List.of(
                Parameter.string(key + "name", device),
                Parameter.uint64(key + "rx.bytes", received * PACKET),
                Parameter.uint64(key + "rx.pkts", received),
                Parameter.uint64(key + "rx.errs", 0),
                Parameter.uint64(key + "rx.drop", received / 100_000),
                Parameter.uint64(key + "tx.bytes", transmitted * PACKET),
                Parameter.uint64(key + "tx.pkts", transmitted),
                Parameter.uint64(key + "tx.errs", 0),
                Parameter.uint64(key + "tx.drop", 0));
    }
}
