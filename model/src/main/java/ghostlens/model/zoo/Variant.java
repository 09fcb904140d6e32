package ghostlens.model.zoo;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that can be opened: a network, a block or a module of the paper.
///
/// @param name as on the command line: `repghostnet-1.0x`
/// @param title as people write it: `RepGhostNet 1.0×`
/// @param summary one sentence: what it is, and where the paper has it
/// @param input the default input, batch 1
/// @param classes how many classes it tells apart by default; 0 where it has no classifier
/// @param definition writes the graph down
/// @param preprocessing what is done to a picture before it
/// @param sources where checkpoints of it come from, the likeliest first
/// @param published what was published of it; empty for modules and blocks
/// @param choice one sentence, where the paper leaves something open: what, and what was chosen here
public record Variant(
        String name,
        String title,
        String summary,
        Kind kind,
        NetworkFamily family,
        TensorShape input,
        int classes,
        Definition definition,
        Preprocessing preprocessing,
        List<CheckpointSource> sources,
        Optional<Published> published,
        Optional<String> choice) {
    public Variant {
        sources = List.copyOf(sources);
    }

    /// How large a thing it is.
    public enum Kind {
        MODULE,
        BLOCK,
        NETWORK,
        /// A detector's dense part, or one of its networks for regions.
        DETECTOR
    }

    /// Writes a graph down in one of its forms.
    @FunctionalInterface
    public interface Definition {
        OpGraph graph(Form form, TensorShape input, int classes);
    }

    /// A network for 224×224 pictures of ImageNet's 1000 classes.
    static VariantBuilder network(NetworkFamily family, String name, String title) {
        return new VariantBuilder(Kind.NETWORK, family, name, title)
                .input(3, 224)
                .classes(1000);
    }

    /// A block or module, without a classifier.
    static VariantBuilder part(Kind kind, NetworkFamily family, String name, String title) {
        return new VariantBuilder(kind, family, name, title);
    }

    /// What a file describes that is no network of the zoo.
    public static Variant ofFile(Network network, String summary) {
        var graph = network.graph();
        var title = network.name();
        var builder = new VariantBuilder(Kind.NETWORK, new NetworkFamily("File", ""), title, title).summary(summary);
        if (graph.inputs().size() == 1) {
            builder.input(graph.inputShape());
        }
        var output = graph.node(graph.outputs().getFirst()).shape();
        return builder.classes(output.rank() == 2 ? output.get(1) : 0)
                .define((_, input, _) -> graph.inputs().size() == 1 ? graph.withInputShape(input) : graph);
    }

    /// The same as one of its sources has it: its preprocessing, and what its code computes.
    public Variant from(CheckpointSource source) {
        return new Variant(
                name,
                title,
                summary,
                kind,
                family,
                input,
                classes,
                source.definition(),
                source.preprocessing(),
                sources,
                published,
                choice);
    }

    /// The same under the name of another, which it turned out to be.
    Variant called(Variant other) {
        return new Variant(
                other.name,
                other.title,
                other.summary,
                kind,
                family,
                input,
                classes,
                definition,
                preprocessing,
                sources,
                other.published,
                other.choice);
    }

    /// The graph for the default input and classes.
    public OpGraph graph(Form form) {
        return definition.graph(form, input, classes);
    }

    /// The graph of a network of this variant for another input. Sizes inside can hang on it, so it is written down
    /// anew
    /// where the definition wrote it.
    ///
    /// @throws ghostlens.model.graph.GraphException if an operator cannot take what comes to it
    public OpGraph graphLike(Network network, TensorShape otherInput) {
        var graph = network.graph();
        int number = classes(network);
        return definition.graph(network.form(), graph.inputShape(), number).equals(graph)
                ? definition.graph(network.form(), otherInput, number)
                : graph.withInputShape(otherInput);
    }

    /// How many classes a network of this variant tells apart.
    public int classes(Network network) {
        return classes(network.graph());
    }

    int classes(OpGraph graph) {
        var output = graph.node(graph.outputs().getFirst()).shape();
        return output.rank() == 2 ? output.get(1) : classes;
    }

    /// The forms that differ from the ones before them: a network without branches has no deploy form of its own.
    public List<Form> forms() {
        var forms = new ArrayList<Form>();
        for (var form : Form.values()) {
            if (forms.isEmpty() || !graph(form).equals(graph(forms.getLast()))) {
                forms.add(form);
            }
        }
        return List.copyOf(forms);
    }
}
