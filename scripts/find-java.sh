# Sourced by the launcher and by run-tests: finds a Java of at least 25 without starting one.
# Sets java_home, or leaves it empty and says in java_seen what was looked at.
#
#   JVM_FOLDER   where JDKs are installed side by side: /usr/lib/jvm

# The major version of the Java in a folder, or nothing where there is none.
java_version_of() {
    [ -x "$1/bin/java" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p'
    fi
}

find_java() {
    java_home= java_seen=
    path_java=$(command -v java) || path_java=
    [ -z "$path_java" ] || path_java=$(dirname "$(dirname "$(readlink -f "$path_java")")")
    for candidate in "${JAVA_HOME:-}" "${JVM_FOLDER:-/usr/lib/jvm}"/* "$path_java"; do
        [ -n "$candidate" ] || continue
        [ ! -L "$candidate" ] || [ "$candidate" = "${JAVA_HOME:-}" ] || continue
        version=$(java_version_of "$candidate")
        [ -n "$version" ] || continue
        case "$java_seen, " in *"$candidate ($version), "*) continue ;; esac
        java_seen="$java_seen${java_seen:+, }$candidate ($version)"
        if [ "$version" -ge 25 ]; then
            java_home=$candidate
            return 0
        fi
    done
    return 1
}

no_java() {
    echo "$1: needs a JDK 25 or newer and found ${java_seen:-no Java at all}, looking at JAVA_HOME" \
        "(${JAVA_HOME:-unset}), ${JVM_FOLDER:-/usr/lib/jvm}/* and java on the PATH:" \
        "install one, such as the package temurin-25-jdk or openjdk-25-jdk-headless, or point JAVA_HOME at it" >&2
}
