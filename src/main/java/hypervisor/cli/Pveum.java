package hypervisor.cli;

import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import java.util.ArrayList;
import java.util.List;

/// The commands, on a node of the cluster, that let an exporter read it and nothing more.
final class Pveum {
    private static final String ROLE = "--roles PVEAuditor";

    private Pveum() {}

    /// For whom the settings name.
    static List<String> of(Settings settings) {
        String user = settings.of(ProxmoxSettings.USERNAME);
        return user.isEmpty() ? forToken(settings.of(ProxmoxSettings.TOKEN_ID)) : forUser(user);
    }

    /// What PVEAuditor does not grant, by a role of its own.
    ///
    /// @param privileges as `Sys.Modify`
    static List<String> granting(Settings settings, List<String> privileges) {
        String role = "--roles ExporterMore";
        String user = settings.of(ProxmoxSettings.USERNAME);
        String id = settings.of(ProxmoxSettings.TOKEN_ID);
        List<String> commands = new ArrayList<>();
        commands.add("pveum role add ExporterMore --privs " + String.join(",", privileges));
        if (user.isEmpty()) {
            commands.add("pveum acl modify / --users " + id.split("!", 2)[0] + " " + role);
            commands.add("pveum acl modify / --tokens '" + id + "' " + role);
        } else {
            commands.add("pveum acl modify / --users " + user + " " + role);
        }
        return commands;
    }

    /// With privilege separation, which is usual, a token may do what both its user and itself may.
    ///
    /// @param id `USER@REALM!NAME`
    static List<String> forToken(String id) {
        int mark = id.indexOf('!');
        String user = mark < 0 ? id : id.substring(0, mark);
        return List.of(
                "pveum user add " + user,
                "pveum user token add " + user + " " + id.substring(mark + 1) + " --privsep 1",
                "pveum acl modify / --users " + user + " " + ROLE,
                "pveum acl modify / --tokens '" + id + "' " + ROLE);
    }

    private static List<String> forUser(String user) {
        return List.of("pveum user add " + user, "pveum acl modify / --users " + user + " " + ROLE);
    }
}
