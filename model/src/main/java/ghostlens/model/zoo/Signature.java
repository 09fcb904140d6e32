package ghostlens.model.zoo;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.names.Naming;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// What a network's tensors are called in a form by a source, cheap to keep and to compare. One width stands for all.
///
/// @param network its name without the width
/// @param hashes of the names, in order
record Signature(String network, String source, Form form, int[] hashes) {

    /// Of the whole zoo, worked out once.
    static List<Signature> all() {
        return Known.ALL;
    }

    private static final class Known {
        static final List<Signature> ALL = make();

        private static List<Signature> make() {
            var representatives = new LinkedHashMap<String, Variant>();
            Zoo.variants().forEach(variant -> representatives.putIfAbsent(network(variant), variant));
            return representatives.values().stream().flatMap(Signature::of).toList();
        }
    }

    static String network(Variant variant) {
        return Zoo.widthRule(variant).map(WidthRule::prefix).orElse(variant.name());
    }

    private static Stream<Signature> of(Variant variant) {
        return Arrays.stream(Form.values()).flatMap(form -> {
            var graph = variant.graph(form);
            return variant.sources().stream()
                    .map(source -> new Signature(
                            network(variant), source.name(), form, hashes(names(graph, source.naming()))));
        });
    }

    private static List<String> names(OpGraph graph, Naming naming) {
        return graph.nodes().stream()
                .flatMap(node -> node.op().weights().stream().map(slot -> naming.name(node, slot)))
                .toList();
    }

    static int[] hashes(Collection<String> names) {
        return names.stream().mapToInt(String::hashCode).sorted().distinct().toArray();
    }

    /// The names in common, as a share of all.
    double likeness(int[] others) {
        long common = Arrays.stream(hashes)
                .filter(hash -> Arrays.binarySearch(others, hash) >= 0)
                .count();
        return (double) common / (hashes.length + others.length - common);
    }
}
