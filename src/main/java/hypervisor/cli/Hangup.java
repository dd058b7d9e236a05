package hypervisor.cli;

import static java.lang.System.Logger.Level.WARNING;

import java.lang.reflect.Proxy;

/// SIGHUP: by custom, it tells a service to read its configuration anew. Without this it would end the program.
final class Hangup {
    private static final System.Logger LOG = System.getLogger(Hangup.class.getName());

    private Runnable then = () -> {};
    private boolean early;

    private Hangup() {}

    /// From now on the signal does not end the program.
    static Hangup heard() {
        var hangup = new Hangup();
        try {
            handle("HUP", hangup::came);
        } catch (ReflectiveOperationException e) { // the JVM runs with -Xrs, or there is no such signal
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.log(WARNING, "SIGHUP cannot be heard, it will not reload the configuration: " + cause.getMessage());
        }
        return hangup;
    }

    /// What the signal does; at once, where it came before this.
    synchronized void does(Runnable what) {
        then = what;
        if (early) {
            what.run();
        }
    }

    private synchronized void came() {
        early = true;
        then.run();
    }

    /// `sun.misc.Signal`, of the JDK's module jdk.unsupported, by reflection: whoever names it in source is warned by
    /// the compiler, which cannot be told that this is meant.
    private static void handle(String name, Runnable what) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ours = Proxy.newProxyInstance(
                Hangup.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        what.run();
                    }
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    }
}
