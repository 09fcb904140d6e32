package ghostlens.model.detect;

/// A box with what speaks for it.
///
/// @param score 0 to 1
/// @param label its class, or its level where there are no classes yet; only boxes of one label suppress each other
public record Candidate(Box box, double score, int label) {}
