package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The subscription of a node: `nodes/NODE/subscription`.
///
/// @param level `c`, `b`, `s`, `p`; null without a subscription, and where Sys.Audit is missing
/// @param status `new`, `notfound`, `active`, `invalid`, `expired`, `suspended`
/// @param nextDue the day it ends unless it is renewed; null where it is not told
public record Subscription(
        String node,
        @Nullable String level,
        @Nullable String status,
        @Nullable LocalDate nextDue) {

    public static Subscription of(String node, JsonRow row) {
        return new Subscription(node, row.text("level"), row.text("status"), date(row.text("nextduedate")));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
