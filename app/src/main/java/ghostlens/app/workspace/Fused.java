package ghostlens.app.workspace;

import ghostlens.fuse.Trace;
import ghostlens.fuse.check.Equivalence;

/// A network fused, and what the comparison said.
public record Fused(Trace trace, Equivalence equivalence) {}
