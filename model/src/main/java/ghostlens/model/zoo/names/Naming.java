package ghostlens.model.zoo.names;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.tensor.TensorShape;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// How one source of checkpoints names the tensors of a network.
///
/// @param source who uses it, as on the command line: `torchvision`
/// @param linear which nodes, by their path here, are 1×1 convolutions here and fully connected layers there
public record Naming(String source, Rule rule, Predicate<String> linear) {

    /// This project's: a node's path is its tensors' prefix, whatever has been rewritten.
    public static final Naming OWN = ofPaths("ghostlens", UnaryOperator.identity());

    /// Makes a tensor's name of its place.
    @FunctionalInterface
    public interface Rule {
        String name(Node node, WeightSlot slot);
    }

    /// A source that has 1×1 convolutions wherever this project has.
    Naming(String source, Rule rule) {
        this(source, rule, _ -> false);
    }

    /// A source that calls slots as PyTorch does (`weight`, `bias`, `running_mean`, `running_var`) and has another
    /// prefix for each node.
    ///
    /// @param prefix the source's prefix for a node's path
    public static Naming ofPaths(String source, UnaryOperator<String> prefix) {
        return new Naming(source, (node, slot) -> prefix.apply(node.id().tensors()) + "." + slot.name());
    }

    /// The same names, used by another source.
    public Naming by(String other) {
        return new Naming(other, rule, linear);
    }

    /// The same names, where some of our 1×1 convolutions are fully connected layers.
    Naming withLinear(Predicate<String> paths) {
        return new Naming(source, rule, paths);
    }

    /// What the source calls the tensor in this slot.
    public String name(Node node, WeightSlot slot) {
        return rule.name(node, slot);
    }

    /// The shape that the source's tensor for this slot has.
    public TensorShape shape(Node node, WeightSlot slot) {
        var shape = slot.shape();
        return shape.rank() == 4 && linear.test(node.id().path()) ? TensorShape.of(shape.get(0), shape.get(1)) : shape;
    }
}
