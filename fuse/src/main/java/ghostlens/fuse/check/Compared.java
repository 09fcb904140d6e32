package ghostlens.fuse.check;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.stream.Stream;

/// Two networks on one input.
///
/// @param input its name
/// @param outputs the outputs beside each other
/// @param nodes node by node where they correspond, in the order in which the network after runs
/// @param quantiles of the output's absolute differences; of several, of the first
/// @param top1 the share of images for which the largest output stands at the same place
/// @param top5 the share of images for which the five largest do, in any order
/// @param errorBefore how far the network before, as the engine ran it, is from itself in float64: of the scale
/// @param errorAfter the same of the network after
public record Compared(
        String input,
        List<NodeDifference> outputs,
        List<NodeDifference> nodes,
        Quantiles quantiles,
        double top1,
        double top5,
        double errorBefore,
        double errorAfter) {
    public Compared {
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
    }

    /// The output that is furthest apart.
    public NodeDifference output() {
        return outputs.stream()
                .max(comparingDouble(o -> o.difference().largestRelative()))
                .orElseThrow();
    }

    /// The output that is furthest apart in float64.
    NodeDifference exactOutput() {
        return outputs.stream()
                .max(comparingDouble(o -> o.exact().largestRelative()))
                .orElseThrow();
    }

    /// Nodes, then outputs: what the verdict looks at, in this order.
    Stream<NodeDifference> all() {
        return Stream.concat(nodes.stream(), outputs.stream());
    }
}
