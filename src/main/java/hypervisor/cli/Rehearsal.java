package hypervisor.cli;

import hypervisor.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Scrapes the exporter a few times over a real port, in every format, as Prometheus would.
final class Rehearsal {
    private static final int SCRAPES = 3;
    private static final List<String> REQUESTS = List.of(
            "GET /metrics HTTP/1.1\r\nAccept: application/openmetrics-text;version=1.0.0;q=0.5,"
                    + "text/plain;version=0.0.4;q=0.2,*/*;q=0.1\r\nAccept-Encoding: gzip\r\n"
                    + "X-Prometheus-Scrape-Timeout-Seconds: 10\r\n",
            "GET /metrics HTTP/1.1\r\nAccept: text/plain\r\n",
            "GET /metrics HTTP/1.1\r\nAccept: application/vnd.google.protobuf;"
                    + "proto=io.prometheus.client.MetricFamily;encoding=delimited\r\n",
            "GET /metrics/pve-exporter HTTP/1.1\r\nAccept: text/plain\r\n",
            "GET /metrics/proxmox-exporter HTTP/1.1\r\nAccept: text/plain\r\n",
            "GET / HTTP/1.1\r\n",
            "GET /-/ready HTTP/1.1\r\n");

    private Rehearsal() {}

    static void run(Settings settings) throws IOException {
        try (Serving serving = Serving.start(settings, () -> settings, Map.of())) {
            for (int i = 0; i < SCRAPES; i++) {
                for (String request : REQUESTS) {
                    scrape(serving.addresses().getFirst(), request);
                }
            }
        }
    }

    private static void scrape(InetSocketAddress address, String request) throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write((request + "Host: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
