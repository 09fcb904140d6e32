package ghostlens.app.panel.inspector;

import static ghostlens.app.panel.Numbers.count;
import static ghostlens.app.panel.Numbers.micros;
import static ghostlens.app.panel.Numbers.percent;

import ghostlens.assets.Texts;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be said of an operator, a group or the whole graph, as names and values.
public final class Facts {
    private Facts() {}

    /// @param category a heading: operator, cost or time
    public record Fact(String category, String name, String value) {}

    /// The facts of whatever stands at the path; of the whole graph for null.
    public static List<Fact> of(OpGraph graph, @Nullable String path, @Nullable Profile profile) {
        return find(graph, path)
                .map(node -> ofNode(graph, node, profile))
                .orElseGet(() -> ofGroup(graph, path, profile));
    }

    /// The operator at the path, if it is one.
    public static Optional<Node> find(OpGraph graph, @Nullable String path) {
        return graph.nodes().stream().filter(n -> n.id().path().equals(path)).findFirst();
    }

    private static List<Fact> ofNode(OpGraph graph, Node node, @Nullable Profile profile) {
        var facts = new ArrayList<>(ofOp(node.op()));
        var operator = Texts.get("facts.operator");
        facts.add(new Fact(operator, Texts.get("facts.inputs"), shapes(graph.inputShapes(node))));
        facts.add(new Fact(operator, Texts.get("facts.output"), node.shape().toString()));
        addCost(facts, node.parameters(), List.of(node), graph);
        if (profile != null) {
            addTimes(facts, timings(profile, List.of(node)));
        }
        return facts;
    }

    private static List<Fact> ofGroup(OpGraph graph, @Nullable String path, @Nullable Profile profile) {
        var inside = graph.nodes().stream()
                .filter(n -> path == null || n.id().path().startsWith(path + "."))
                .toList();
        var facts = new ArrayList<Fact>();
        var group = Texts.get("facts." + (path == null ? "graph" : "group"));
        facts.add(
                new Fact(group, Texts.get("facts.operators"), count(inside.size() - countOf(inside, Op.Input.class))));
        facts.add(new Fact(group, Texts.get("facts.batchNorms"), count(countOf(inside, Op.BatchNorm.class))));
        facts.add(new Fact(group, Texts.get("facts.concats"), count(countOf(inside, Op.Concat.class))));
        if (!inside.isEmpty()) {
            facts.add(new Fact(
                    group, Texts.get("facts.output"), inside.getLast().shape().toString()));
        }
        addCost(facts, Node.parameters(inside), inside, graph);
        if (profile != null) {
            addTimes(facts, timings(profile, inside));
        }
        return facts;
    }

    private static long countOf(List<Node> nodes, Class<? extends Op> type) {
        return nodes.stream().filter(n -> type.isInstance(n.op())).count();
    }

    private static List<Fact> ofOp(Op op) {
        var facts = new ArrayList<Fact>();
        add(facts, "type", op.label());
        switch (op) {
            case Op.Conv2d conv -> {
                add(facts, "channels", conv.in() + " → " + conv.out());
                addWindow(facts, conv.window());
                add(facts, "groups", count(conv.groups()));
                addBias(facts, conv.bias());
            }
            case Op.BatchNorm norm -> {
                add(facts, "channels", count(norm.channels()));
                add(facts, "epsilon", String.valueOf(norm.epsilon()));
            }
            case Op.Linear linear -> add(facts, "features", linear.in() + " → " + linear.out());
            case Op.Slice slice -> add(facts, "channels", slice.from() + " … " + (slice.to() - 1));
            case Op.Input _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.GlobalAveragePool _,
                    Op.Flatten _,
                    Op.Unflatten _,
                    Op.Softmax _,
                    MapOp.Resize _ -> {}
            case MapOp.MaxPool(var window) -> addWindow(facts, window);
            case MapOp.AveragePool(var window, var _) -> addWindow(facts, window);
            case Op.Foreign foreign -> {
                add(facts, "notRun", foreign.reason());
                foreign.attributes()
                        .forEach((name, value) -> facts.add(new Fact(Texts.get("facts.operator"), name, value)));
            }
            case MapOp.ChannelShuffle(int groups) -> add(facts, "groups", count(groups));
            case MapOp.ConvTranspose2d conv -> {
                add(facts, "channels", conv.in() + " → " + conv.out());
                add(facts, "kernel", conv.kernel() + "×" + conv.kernel());
                add(facts, "stride", conv.stride() + "×" + conv.stride());
                addBias(facts, conv.bias());
            }
        }
        return facts;
    }

    private static void addWindow(List<Fact> facts, Window window) {
        add(facts, "kernel", window.kernelHeight() + "×" + window.kernelWidth());
        add(facts, "stride", window.strideHeight() + "×" + window.strideWidth());
        add(facts, "padding", window.padding());
    }

    private static void addBias(List<Fact> facts, boolean bias) {
        add(facts, "bias", Texts.get("facts." + (bias ? "yes" : "no")));
    }

    private static void add(List<Fact> facts, String key, String value) {
        facts.add(new Fact(Texts.get("facts.operator"), Texts.get("facts." + key), value));
    }

    private static void addCost(List<Fact> facts, long parameters, List<Node> nodes, OpGraph graph) {
        var costs = nodes.stream().map(graph::cost).toList();
        var category = Texts.get("facts.cost");
        facts.add(new Fact(category, Texts.get("facts.parameters"), count(parameters)));
        long multiplyAdds = costs.stream().mapToLong(c -> c.multiplyAdds()).sum();
        facts.add(new Fact(category, Texts.get("facts.multiplyAdds"), count(multiplyAdds)));
        long moved = costs.stream()
                .mapToLong(c -> c.elementsRead() + c.elementsWritten())
                .sum();
        facts.add(new Fact(category, Texts.get("facts.moved"), count(moved)));
    }

    private static List<OpTiming> timings(Profile profile, List<Node> nodes) {
        var ids = nodes.stream().map(Node::id).collect(Collectors.toSet());
        return profile.operators().stream()
                .filter(t -> ids.contains(t.node().id()))
                .toList();
    }

    private static void addTimes(List<Fact> facts, List<OpTiming> timings) {
        if (timings.isEmpty()) {
            return;
        }
        var category = Texts.get("facts.time");
        long median = timings.stream().mapToLong(t -> t.samples().median()).sum();
        long minimum = timings.stream().mapToLong(t -> t.samples().minimum()).sum();
        double share = timings.stream().mapToDouble(OpTiming::share).sum();
        facts.add(new Fact(category, Texts.get("facts.median"), micros(median)));
        facts.add(new Fact(category, Texts.get("facts.minimum"), micros(minimum)));
        facts.add(new Fact(category, Texts.get("facts.share"), percent(share)));
        if (timings.size() == 1) {
            facts.add(new Fact(
                    category, Texts.get("facts.kernelName"), timings.getFirst().kernel()));
        }
    }

    private static String shapes(List<?> shapes) {
        return shapes.isEmpty()
                ? Texts.get("facts.none")
                : shapes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
