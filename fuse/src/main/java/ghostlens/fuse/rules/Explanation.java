package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.Outcome.Costly;
import ghostlens.fuse.Rewrite;
import ghostlens.fuse.Trace;
import ghostlens.model.Problem;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What became of a node, or of the nodes of a group, and why no more: an answer to "why can this not be fused?".
///
/// @param lines steps that it took part in, then what is blocked, what would not pay, and what stays for what it is
public record Explanation(String path, List<Line> lines) {
    public Explanation {
        lines = List.copyOf(lines);
    }

    /// What a line tells.
    public enum Kind {
        FUSED,
        BLOCKED,
        COSTLY,
        STAYS
    }

    /// @param node where a rule was asked, or the node that stays
    /// @param rule its name; empty where no rule is about the node
    /// @param culprit what stands in the way; the node itself where nothing else does
    public record Line(Kind kind, NodeId node, String rule, NodeId culprit, String reason) {}

    /// @param path a node's or a group's
    /// @throws Problem if neither the network before nor the one after has such a node or group
    public static Explanation of(Trace trace, String path) {
        var ids = new HashSet<NodeId>();
        for (var graph : List.of(trace.before().graph(), trace.after().graph())) {
            graph.nodes().stream().map(Node::id).filter(id -> isAt(path, id)).forEach(ids::add);
        }
        if (ids.isEmpty()) {
            throw new Problem("%s has no node or group '%s'; `describe` lists them."
                    .formatted(trace.before().name(), path));
        }
        return new Explanation(path, lines(trace, ids));
    }

    /// The same of every node.
    public static Explanation of(Trace trace) {
        var ids = Stream.of(trace.before(), trace.after())
                .flatMap(network -> network.graph().nodes().stream())
                .map(Node::id)
                .collect(Collectors.toSet());
        return new Explanation("", lines(trace, ids));
    }

    private static List<Line> lines(Trace trace, Set<NodeId> ids) {
        var lines = new ArrayList<Line>();
        steps(trace, ids).forEach(lines::add);
        obstacles(trace, ids).forEach(lines::add);
        lines.addAll(staying(trace.after().graph(), ids, lines));
        return lines;
    }

    private static boolean isAt(String path, NodeId id) {
        return id.path().equals(path) || id.path().startsWith(path + ".");
    }

    private static Stream<Line> steps(Trace trace, Set<NodeId> ids) {
        return trace.steps().stream()
                .map(Trace.Step::rewrite)
                .filter(rewrite -> meets(touched(rewrite), ids))
                .map(rewrite ->
                        new Line(Kind.FUSED, rewrite.site(), rewrite.rule(), rewrite.site(), rewrite.explanation()));
    }

    private static List<NodeId> touched(Rewrite rewrite) {
        return Stream.concat(
                        rewrite.removed().stream(),
                        rewrite.replacements().stream().map(Draft::id))
                .toList();
    }

    private static Stream<Line> obstacles(Trace trace, Set<NodeId> ids) {
        var graph = trace.after().graph();
        return Stream.concat(
                trace.blocked().stream()
                        .filter(blocked -> concerns(blocked, graph, ids))
                        .map(Explanation::line),
                trace.costly().stream()
                        .filter(costly -> concerns(costly, graph, ids))
                        .map(Explanation::line));
    }

    private static boolean concerns(Blocked blocked, OpGraph graph, Set<NodeId> ids) {
        return ids.contains(blocked.culprit()) || isAtOrBefore(blocked.node(), graph, ids);
    }

    private static boolean concerns(Costly costly, OpGraph graph, Set<NodeId> ids) {
        return isAtOrBefore(costly.node(), graph, ids);
    }

    private static boolean isAtOrBefore(NodeId node, OpGraph graph, Set<NodeId> ids) {
        return ids.contains(node) || meets(graph.node(node).inputs(), ids);
    }

    private static Line line(Blocked blocked) {
        return new Line(Kind.BLOCKED, blocked.node(), blocked.rule(), blocked.culprit(), blocked.reason());
    }

    private static Line line(Costly costly) {
        var price = "%s It would not pay: %+d multiply-adds, %+d parameters, %+d operators."
                .formatted(
                        costly.explanation(),
                        costly.change().multiplyAdds(),
                        costly.change().parameters(),
                        costly.change().operators());
        return new Line(Kind.COSTLY, costly.node(), costly.rule(), costly.node(), price);
    }

    private static List<Line> staying(OpGraph graph, Set<NodeId> ids, Collection<Line> told) {
        var answered = new HashSet<NodeId>();
        told.stream().filter(line -> line.kind() != Kind.FUSED).forEach(line -> {
            answered.add(line.node());
            answered.add(line.culprit());
        });
        return graph.nodes().stream()
                .filter(node -> ids.contains(node.id()) && !answered.contains(node.id()))
                .map(node -> new Line(Kind.STAYS, node.id(), "", node.id(), Staying.reason(node, graph)))
                .toList();
    }

    private static boolean meets(Collection<NodeId> some, Set<NodeId> ids) {
        return some.stream().anyMatch(ids::contains);
    }
}
