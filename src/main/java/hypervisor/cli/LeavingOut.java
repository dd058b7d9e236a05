package hypervisor.cli;

import hypervisor.config.FilterRule;
import hypervisor.config.FilterSettings;
import hypervisor.config.Setting;
import hypervisor.config.Settings;
import hypervisor.filter.Rule;
import hypervisor.filter.Rules;
import java.util.List;

/// What the settings leave out.
///
/// @param nodes of a cluster
record LeavingOut(Rules guests, Rules storages, Rules nodes) {

    static LeavingOut of(Settings settings) {
        return new LeavingOut(
                rules(settings, FilterSettings.GUESTS_INCLUDE, FilterSettings.GUESTS_EXCLUDE),
                rules(settings, FilterSettings.STORAGES_INCLUDE, FilterSettings.STORAGES_EXCLUDE),
                rules(settings, FilterSettings.NODES_INCLUDE, FilterSettings.NODES_EXCLUDE));
    }

    boolean isNothing() {
        return guests.admitEverything() && storages.admitEverything() && nodes.admitEverything();
    }

    private static Rules rules(
            Settings settings, Setting<List<FilterRule>> include, Setting<List<FilterRule>> exclude) {
        return new Rules(rules(settings.of(include)), rules(settings.of(exclude)));
    }

    private static List<Rule> rules(List<FilterRule> rules) {
        return rules.stream().map(rule -> Rule.of(rule.conditions())).toList();
    }
}
