package hypervisor.dialect;

import org.jspecify.annotations.Nullable;

/// Which build of this program runs, and on what.
///
/// @param version `development` where it runs from class files instead of its jar
/// @param revision the commit it was built from, as the launcher passes it in `hypervisor.revision`
public record BuildInfo(String version, String revision, String java) {

    public static BuildInfo current() {
        return new BuildInfo(
                orElse(BuildInfo.class.getPackage().getImplementationVersion(), "development"),
                orElse(System.getProperty("hypervisor.revision"), "unknown"),
                Runtime.version().toString());
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
