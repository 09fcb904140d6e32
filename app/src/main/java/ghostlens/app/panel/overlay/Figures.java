package ghostlens.app.panel.overlay;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.activation.Activations;
import ghostlens.app.panel.search.Measured;
import ghostlens.assets.Texts;
import ghostlens.fuse.check.Equivalence;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.profile.Profile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The figures of operators as overlays.
final class Figures {
    private Figures() {}

    static NumberOverlay time(Profile profile) {
        return new NumberOverlay(
                Heat.TIME.title(),
                Measured.of(profile, null).nanos(),
                Merging.SUM,
                nanos -> Numbers.micros(Math.round(nanos)) + " µs",
                false);
    }

    static NumberOverlay multiplyAdds(OpGraph graph) {
        return new NumberOverlay(
                Heat.MULTIPLY_ADDS.title(),
                each(graph, node -> graph.cost(node).multiplyAdds()),
                Merging.SUM,
                value -> Numbers.scaled(value).stripTrailing() + " MAdds",
                false);
    }

    /// Those that several operators share count with the first of them.
    static NumberOverlay parameters(OpGraph graph) {
        var counted = new HashSet<String>();
        return new NumberOverlay(
                Heat.PARAMETERS.title(),
                each(graph, node -> counted.add(node.id().tensors()) ? node.parameters() : 0),
                Merging.SUM,
                value -> Numbers.scaled(value).stripTrailing() + " params",
                false);
    }

    /// What an operator reads and writes, with its weights, four bytes for each value.
    static NumberOverlay bytes(OpGraph graph) {
        return new NumberOverlay(
                Heat.BYTES.title(),
                each(graph, node -> Float.BYTES * (double) moved(graph, node)),
                Merging.SUM,
                value -> Numbers.scaled(value) + "B",
                false);
    }

    private static long moved(OpGraph graph, Node node) {
        var cost = graph.cost(node);
        long weights = node.op().weights().stream()
                .mapToLong(slot -> slot.shape().elements())
                .sum();
        return cost.elementsRead() + cost.elementsWritten() + weights;
    }

    static NumberOverlay error(Equivalence equivalence) {
        return new NumberOverlay(
                Heat.ERROR.title(),
                finite(Measured.of(null, equivalence).errors()),
                Merging.FURTHEST,
                Numbers::small,
                false);
    }

    static NumberOverlay magnitude(Activations activations) {
        return new NumberOverlay(
                Heat.MAGNITUDE.title(),
                activations.meanAbsolute(),
                Merging.MEAN,
                value -> Texts.get("heat.magnitude", Numbers.plain(value)),
                false);
    }

    static NumberOverlay zeros(Activations activations) {
        return new NumberOverlay(
                Heat.ZEROS.title(),
                activations.zeros(),
                Merging.MEAN,
                value -> Texts.get("heat.zeros", Numbers.percent(value)),
                false);
    }

    /// The medians against those of another profile, of the operators that both have.
    static NumberOverlay difference(Profile now, Profile before, String name) {
        var values = new HashMap<String, Double>();
        var others = Measured.of(before, null).nanos();
        Measured.of(now, null).nanos().forEach((path, nanos) -> {
            var other = others.get(path);
            if (other != null) {
                values.put(path, nanos - other);
            }
        });
        return new NumberOverlay(Texts.get("heat.against", name), values, Merging.SUM, Figures::signedMicros, true);
    }

    private static String signedMicros(double nanos) {
        return (nanos > 0 ? "+" : "") + Numbers.micros(Math.round(nanos)) + " µs";
    }

    static NumberOverlay numbers(NodeNumbers numbers) {
        return new NumberOverlay(
                numbers.title(),
                numbers.values(),
                Merging.FURTHEST,
                Numbers::plain,
                numbers.values().values().stream().anyMatch(value -> value < 0));
    }

    /// Without the operators that have nothing of it.
    private static Map<String, Double> each(OpGraph graph, ToDoubleFunction<Node> figure) {
        var values = new HashMap<String, Double>();
        for (var node : graph.nodes()) {
            double value = figure.applyAsDouble(node);
            if (value > 0) {
                values.put(node.id().path(), value);
            }
        }
        return values;
    }

    private static Map<String, Double> finite(Map<String, Double> values) {
        var finite = new HashMap<>(values);
        finite.values().removeIf(value -> !Double.isFinite(value));
        return finite;
    }
}
