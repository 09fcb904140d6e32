package ghostlens.viewer.layout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.graph.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What is written below the name in an operator's box, a line each; made once for all operators that are equal.
final class BoxWords {
    private static final String AND = " · ";
    /// An operator of a file may have any number of attributes, of any length.
    private static final int MOST_ATTRIBUTES = 4;
    private static final int LONGEST = 36;

    private final Set<Detail> details;
    private final Map<Op, Words> known = new HashMap<>();

    /// @param width of the longest line, in pixels at 100 %
    record Words(List<String> lines, double width) {
        static final Words NONE = new Words(List.of(), 0);

        static Words of(List<String> lines) {
            return new Words(
                    lines,
                    lines.stream()
                            .mapToDouble(line -> TextWidth.of(line, Sizes.SMALL))
                            .max()
                            .orElse(0));
        }
    }

    BoxWords(Set<Detail> details) {
        this.details = details;
    }

    Words of(Op op) {
        return known.computeIfAbsent(op, this::write);
    }

    /// Of a closed group.
    Words of(long parameters) {
        return details.contains(Detail.WEIGHTS) && parameters > 0
                ? Words.of(List.of(String.format(Locale.ROOT, "%,d parameters", parameters)))
                : Words.NONE;
    }

    private Words write(Op op) {
        var lines = new ArrayList<String>();
        if (details.contains(Detail.ATTRIBUTES)) {
            lines.addAll(attributes(op));
        }
        if (details.contains(Detail.WEIGHTS) && !op.weights().isEmpty()) {
            lines.add(weights(op.weights()));
        }
        return Words.of(List.copyOf(lines));
    }

    private static List<String> attributes(Op op) {
        return switch (op) {
            case Op.Conv2d conv -> window(conv.window(), "groups " + conv.groups());
            case Op.BatchNorm norm -> List.of("ε " + power(norm.epsilon()));
            case Op.Activation activation -> List.of(function(activation.kind()));
            case Op.Concat _, Op.Softmax _ -> List.of("over channels");
            case Op.Slice slice -> List.of("channels " + slice.from() + " … " + (slice.to() - 1));
            case Op.GlobalAveragePool _ -> List.of("over height and width");
            case Op.Linear linear -> List.of("features " + linear.in() + " → " + linear.out());
            case Op.Foreign foreign -> foreign(foreign);
            case MapOp.MaxPool(var window) -> window(window, "");
            case MapOp.AveragePool(var window, var counts) ->
                window(window, window.isPadded() ? counts ? "counted" : "not counted" : "");
            case MapOp.Resize _ -> List.of("nearest neighbour");
            case MapOp.ChannelShuffle(int groups) -> List.of("groups " + groups);
            case MapOp.ConvTranspose2d conv ->
                List.of("kernel %1$d×%1$d · stride %2$d×%2$d".formatted(conv.kernel(), conv.stride()));
            case Op.Input _, Op.Add _, Op.Multiply _, Op.Flatten _, Op.Unflatten _ -> List.of();
        };
    }

    /// As people write it: `1e-5`.
    private static String power(double value) {
        return String.valueOf(value).replace(".0E", "e").replace('E', 'e');
    }

    private static List<String> window(Window window, String behind) {
        var kernel = "kernel %d×%d · stride %d×%d"
                .formatted(
                        window.kernelHeight(), window.kernelWidth(),
                        window.strideHeight(), window.strideWidth());
        var padding = "padding " + window.padding();
        return List.of(kernel, behind.isEmpty() ? padding : padding + AND + behind);
    }

    private static String function(Op.Activation.Kind kind) {
        return switch (kind) {
            case RELU -> "max(0, x)";
            case RELU6 -> "min(max(0, x), 6)";
            case SIGMOID -> "1 / (1 + e⁻ˣ)";
            case HARD_SIGMOID -> "ReLU6(x + 3) / 6";
            case SWISH -> "x · sigmoid(x)";
            case HARD_SWISH -> "x · ReLU6(x + 3) / 6";
        };
    }

    private static List<String> foreign(Op.Foreign foreign) {
        var all = foreign.attributes().entrySet().stream()
                .map(attribute -> shortened(attribute.getKey() + " " + attribute.getValue()))
                .toList();
        return all.size() <= MOST_ATTRIBUTES
                ? all
                : Stream.concat(
                                all.stream().limit(MOST_ATTRIBUTES - 1),
                                Stream.of("and %d more".formatted(all.size() - MOST_ATTRIBUTES + 1)))
                        .toList();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /// By shape, so that the four of a batch norm share theirs.
    private static String weights(List<WeightSlot> slots) {
        return slots.stream()
                .collect(groupingBy(WeightSlot::shape, LinkedHashMap::new, mapping(BoxWords::letter, joining(" "))))
                .entrySet()
                .stream()
                .map(same -> same.getValue() + " " + same.getKey())
                .collect(joining(AND));
    }

    private static String letter(WeightSlot slot) {
        return switch (slot.role()) {
            case KERNEL -> "W";
            case BIAS -> "b";
            case SCALE -> "γ";
            case SHIFT -> "β";
            case RUNNING_MEAN -> "μ";
            case RUNNING_VARIANCE -> "σ²";
        };
    }
}
