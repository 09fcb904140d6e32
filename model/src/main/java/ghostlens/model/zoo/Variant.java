package ghostlens.model.zoo;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import java.util.Optional;

/// One thing that can be opened: a network, a block or a module of the paper.
///
/// @param name as on the command line: `repghostnet-1.0x`
/// @param title as people write it: `RepGhostNet 1.0×`
/// @param summary one sentence: what it is, and where the paper has it
/// @param input the default input, batch 1
/// @param classes how many classes it tells apart by default; 0 where it has no classifier
/// @param definition writes the graph down
/// @param published what was published of it; empty for modules and blocks
public record Variant(
        String name,
        String title,
        String summary,
        Kind kind,
        TensorShape input,
        int classes,
        Definition definition,
        Optional<Published> published) {

    /// How large a thing it is.
    public enum Kind {
        MODULE,
        BLOCK,
        NETWORK
    }

    /// Writes a graph down in one of its forms.
    @FunctionalInterface
    public interface Definition {
        OpGraph graph(Form form, TensorShape input, int classes);
    }

    /// What its authors say of it.
    ///
    /// @param parametersM millions
    /// @param multiplyAddsM millions, printed as FLOPs
    /// @param latencyMs on the paper's ARM phone; empty where it was not measured
    /// @param top1 ImageNet top-1 accuracy in percent; empty where none was published
    /// @param source the table
    public record Published(
            double parametersM,
            double multiplyAddsM,
            Optional<Double> latencyMs,
            Optional<Double> top1,
            String source) {}

    /// The graph for the default input and classes.
    public OpGraph graph(Form form) {
        return definition.graph(form, input, classes);
    }
}
