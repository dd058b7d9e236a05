package hypervisor.config;

/// One thing that is wrong with the configuration.
///
/// @param place `config.yml:3:5`, `environment variable X` or `flag --x`
/// @param message names the setting, says what was expected and found
public record Problem(String place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
