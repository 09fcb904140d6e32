package ghostlens.fuse.match;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GhostBlocks;
import ghostlens.model.net.GhostBlocks.Convolution;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.tensor.TensorShape;

/// As many equal RepGhost modules in a row as one likes.
final class LongChain {
    private static final int CHANNELS = 24;

    private LongChain() {}

    static OpGraph of(int modules, Form form) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", TensorShape.of(1, CHANNELS, 56, 56));
        for (int i = 0; i < modules; i++) {
            x = x.within(
                    "block" + i,
                    wire -> GhostBlocks.repGhost(wire, Module.REP_GHOST, Convolution.pointwise(CHANNELS), true));
        }
        return builder.build(x);
    }
}
