package hypervisor.replay;

/// One thing that an original and we print differently.
///
/// @param subject a family for a type, else a series: `name{label=value, …}`
record Difference(Kind kind, String subject, String detail) {

    enum Kind {
        /// The family's type differs.
        TYPE,
        /// They have the series, we do not.
        MISSING,
        /// We have the series, they do not.
        EXTRA,
        /// Their value does not lie between ours.
        VALUE
    }
}
