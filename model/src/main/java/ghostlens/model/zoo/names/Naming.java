package ghostlens.model.zoo.names;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.WeightSlot;
import java.util.function.UnaryOperator;

/// How one source of checkpoints names the tensors of a network.
///
/// @param source who uses it, as an error names it: `torchvision`
public record Naming(String source, Rule rule) {

    /// The zoo's own: a node's path is its tensors' prefix.
    public static final Naming OFFICIAL = ofPaths("official", UnaryOperator.identity());

    /// Makes a tensor's name of its place.
    @FunctionalInterface
    public interface Rule {
        String name(Node node, WeightSlot slot);
    }

    /// A source that calls slots as PyTorch does (`weight`, `bias`, `running_mean`, `running_var`) and has another
    /// prefix for each node.
    ///
    /// @param prefix the source's prefix for a node's path
    public static Naming ofPaths(String source, UnaryOperator<String> prefix) {
        return new Naming(source, (node, slot) -> prefix.apply(node.id().tensors()) + "." + slot.name());
    }

    /// What the source calls the tensor in this slot.
    public String name(Node node, WeightSlot slot) {
        return rule.name(node, slot);
    }
}
