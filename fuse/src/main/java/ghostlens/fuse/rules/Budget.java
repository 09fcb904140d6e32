package ghostlens.fuse.rules;

/// What a rewrite may cost.
enum Budget {
    /// Neither multiply-adds nor operators.
    NOTHING,
    /// Whatever it takes, as long as it is allowed.
    ANYTHING
}
