package ghostlens.model.onnx;

import ghostlens.model.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;

/// The order in which a file's nodes can be computed. Files are to have it already; not all do.
final class Ordering {
    private final String source;
    private final List<NodeProto> nodes;
    private final Map<String, Integer> makers = new HashMap<>();

    private Ordering(GraphProto graph, Set<String> known, String source) {
        this.source = source;
        this.nodes = graph.getNodeList();
        for (int i = 0; i < nodes.size(); i++) {
            for (var name : nodes.get(i).getOutputList()) {
                if (!name.isEmpty() && (known.contains(name) || makers.put(name, i) != null)) {
                    throw new Problem("%s is damaged: the value '%s' comes from two places."
                            .formatted(source, Names.shortened(name)));
                }
            }
        }
    }

    /// The positions of the nodes, each after those that it reads from.
    ///
    /// @param known the names of inputs and initializers
    /// @throws Problem if a value comes from nowhere, from two places, or from itself
    static List<Integer> of(GraphProto graph, Set<String> known, String source) {
        return new Ordering(graph, known, source).ordered(known);
    }

    private List<Integer> ordered(Set<String> known) {
        var waiting = new int[nodes.size()];
        var readers = new HashMap<Integer, List<Integer>>();
        for (int i = 0; i < nodes.size(); i++) {
            for (var name : nodes.get(i).getInputList()) {
                if (!name.isEmpty() && !known.contains(name)) {
                    readers.computeIfAbsent(maker(i, name), _ -> new ArrayList<>())
                            .add(i);
                    waiting[i]++;
                }
            }
        }
        var ready = new ArrayDeque<Integer>();
        IntStream.range(0, waiting.length).filter(i -> waiting[i] == 0).forEach(ready::add);
        var ordered = new ArrayList<Integer>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            ordered.add(next);
            for (int reader : readers.getOrDefault(next, List.of())) {
                if (--waiting[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        requireAll(ordered, waiting);
        return isGivenOrderSound(readers)
                ? IntStream.range(0, nodes.size()).boxed().toList()
                : ordered;
    }

    private int maker(int reader, String name) {
        return Optional.ofNullable(makers.get(name))
                .orElseThrow(() -> new Problem("%s is damaged: %s reads '%s', which nothing in it makes."
                        .formatted(source, called(reader), Names.shortened(name))));
    }

    private void requireAll(List<Integer> ordered, int[] waiting) {
        if (ordered.size() < nodes.size()) {
            int stuck = IntStream.range(0, waiting.length)
                    .filter(i -> waiting[i] > 0)
                    .findFirst()
                    .orElseThrow();
            throw new Problem("%s is damaged: %s waits for its own result.".formatted(source, called(stuck)));
        }
    }

    private static boolean isGivenOrderSound(Map<Integer, List<Integer>> readers) {
        return readers.entrySet().stream()
                .allMatch(entry -> entry.getValue().stream().allMatch(reader -> reader > entry.getKey()));
    }

    private String called(int node) {
        var proto = nodes.get(node);
        return "the operator '%s' (%s)".formatted(Names.shortened(proto.getName()), Names.shortened(proto.getOpType()));
    }
}
