package hypervisor.cli;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.config.Module;
import hypervisor.target.RefusedException;

/// Looks whether a module's settings make a client, when the program starts rather than when a target is probed.
final class ModuleTrial {
    private static final System.Logger LOG = System.getLogger(ModuleTrial.class.getName());

    /// An address that nobody has (RFC 5737). Nothing is sent there.
    private static final String NOBODY = "192.0.2.1";

    private ModuleTrial() {}

    /// @throws hypervisor.config.ConfigException where they make none
    static void of(Module module) {
        try {
            ChosenDialect.of(module.settings());
            TargetWatch.nowhere(module, new ModuleUse(module).parse(NOBODY), "nobody is there")
                    .close();
        } catch (RefusedException e) {
            throw new IllegalStateException("an address is a target", e);
        }
        if (module.isProxmox()) {
            ProxmoxWatch.warnIfInsecure(module.settings());
        }
        if (module.isOpen()) {
            LOG.log(
                    WARNING,
                    "module " + module.name() + " may be used for any target (" + module.origin()
                            + "): whoever can reach this exporter can have its credentials sent to a host of their own;"
                            + " list names or networks in modules." + module.name() + ".targets");
        }
    }
}
