package ghostlens.tests.drawing;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GhostBlocks;
import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;

/// Networks of any size: stages of RepGhost bottlenecks as in training, grouped as network › stage › bottleneck ›
/// module › operator.
public final class RepeatedBlocks {
    private static final int BLOCKS_PER_STAGE = 10;
    private static final int OPERATORS_PER_BLOCK = 15;
    private static final Bottleneck BLOCK = new Bottleneck(3, 32, 16, false, 1);

    private RepeatedBlocks() {}

    /// A network of about so many operators.
    public static OpGraph of(int operators) {
        return of(operators, 0);
    }

    /// The same with additions, spread over the network, that lead as many long skips to its end.
    public static OpGraph of(int operators, int skips) {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = GhostBlocks.primary(
                builder.input("input", TensorShape.of(1, 3, 32, 32)), GhostBlocks.Convolution.pointwise(16), true);
        int blocks = Math.max(1, (operators - skips) / OPERATORS_PER_BLOCK);
        int stages = Math.ceilDiv(blocks, BLOCKS_PER_STAGE);
        var sources = new ArrayList<Wire>();
        for (int stage = 0; stage < stages; stage++) {
            int inStage = Math.min(BLOCKS_PER_STAGE, blocks - stage * BLOCKS_PER_STAGE);
            x = x.within("stage" + stage, w -> stage(w, inStage));
            sources.add(x);
        }
        for (int skip = 0; skip < skips; skip++) {
            x = x.plus("skip" + skip, sources.get(skip * sources.size() / skips));
        }
        return builder.build(x.globalAveragePool("pool").flatten("flatten").linear("classifier", 10));
    }

    private static Wire stage(Wire x, int blocks) {
        for (int block = 0; block < blocks; block++) {
            x = x.within("block" + block, w -> GhostBlocks.bottleneck(w, Module.REP_GHOST, BLOCK));
        }
        return x;
    }
}
