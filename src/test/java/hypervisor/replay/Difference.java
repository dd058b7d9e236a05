package hypervisor.replay;

/// One thing that an original and we print differently.
///
/// @param subject a family, or a series: `name{label=value, …}`
record Difference(Kind kind, String subject, String detail) {

    enum Kind {
        /// The type of a family differs.
        TYPE,
        /// A family of which only they have series.
        THEIRS,
        /// A family of which only we have series.
        OURS,
        /// A series that they have and we do not, of a family that both have.
        MISSING,
        /// A series that we have and they do not, of a family that both have.
        EXTRA,
        /// The value of a series does not lie between ours.
        VALUE
    }
}
