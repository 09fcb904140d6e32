package ghostlens.app.open;

import com.sun.management.OperatingSystemMXBean;
import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.tensor.TensorShape;
import java.lang.management.ManagementFactory;

/// Refuses what cannot fit into this machine's memory before anything is allocated for it.
final class MemoryLimit {
    private MemoryLimit() {}

    /// @throws Problem if all feature maps of one run, in float32, take more than the machine has
    static void check(OpGraph graph) {
        check(
                graph,
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }

    static void check(OpGraph graph, long available) {
        double bytes =
                4.0 * graph.nodes().stream().mapToDouble(n -> count(n.shape())).sum();
        boolean indexable = graph.nodes().stream().allMatch(n -> count(n.shape()) <= Integer.MAX_VALUE);
        if (bytes > available || !indexable) {
            throw new Problem(
                    "An input of %s takes about %s, more than this machine can hold (%s); choose a smaller batch or image."
                            .formatted(graph.inputShape(), gibibytes(bytes), gibibytes(available)));
        }
    }

    /// In floating point, since a shape that somebody typed may hold more elements than a `long` counts.
    private static double count(TensorShape shape) {
        return shape.extents().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    }

    private static String gibibytes(double bytes) {
        return "%,.1f GiB".formatted(bytes / (1L << 30));
    }
}
