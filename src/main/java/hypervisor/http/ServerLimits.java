package hypervisor.http;

/// The limits of the JDK's HTTP server. It knows them as system properties only, reads them once, when its
/// first class is loaded, and has none of them by default. What the command line of the JVM already says
/// stays.
final class ServerLimits {
    /// Beyond it, a new connection is closed at once.
    static final int CONNECTIONS = 512;

    private static final int HEADER_BYTES = 64 * 1024;
    private static final int IDLE_SECONDS = 120;

    private ServerLimits() {}

    static void set(WebOptions options) {
        long clientSeconds = Math.max(1, options.clientTimeout().toSeconds());
        long scrapeSeconds = Math.max(
                ScrapeTimeout.LONGEST.toSeconds(), options.scrapeTimeout().toSeconds());
        set("sun.net.httpserver.nodelay", true); // else 40 ms for every answer on a connection that is kept
        set("sun.net.httpserver.maxReqTime", clientSeconds);
        set("sun.net.httpserver.maxRspTime", scrapeSeconds + clientSeconds);
        set("sun.net.httpserver.idleInterval", IDLE_SECONDS); // more than a usual scrape interval
        set("sun.net.httpserver.maxReqHeaderSize", HEADER_BYTES);
        set("jdk.httpserver.maxConnections", CONNECTIONS);
    }

    private static void set(String property, Object value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value.toString());
        }
    }
}
