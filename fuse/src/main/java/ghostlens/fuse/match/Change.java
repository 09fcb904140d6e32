package ghostlens.fuse.match;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One thing that differs between two operators that belong together: `channels out 16 → 24`.
public record Change(String what, String before, String after) {

    /// What differs between the operators themselves; empty where they are equal.
    public static List<Change> between(Op before, Op after) {
        if (before.getClass() != after.getClass()) {
            return List.of(new Change("operator", before.label(), after.label()));
        }
        var changes = new ArrayList<Change>();
        var one = attributes(before);
        var other = attributes(after);
        one.forEach((what, value) -> {
            var there = other.getOrDefault(what, "none");
            if (!value.equals(there)) {
                changes.add(new Change(what, value, there));
            }
        });
        other.forEach((what, value) -> {
            if (!one.containsKey(what)) {
                changes.add(new Change(what, "none", value));
            }
        });
        return List.copyOf(changes);
    }

    @Override
    public String toString() {
        return "%s %s → %s".formatted(what, before, after);
    }

    private static SequencedMap<String, String> attributes(Op op) {
        return switch (op) {
            case Op.Input input -> of("shape", input.shape());
            case Op.Conv2d c ->
                of(
                        "channels in",
                        c.in(),
                        "channels out",
                        c.out(),
                        "kernel",
                        kernel(c.window()),
                        "stride",
                        stride(c.window()),
                        "padding",
                        c.window().padding(),
                        "groups",
                        c.groups(),
                        "bias",
                        c.bias());
            case Op.BatchNorm norm -> of("channels", norm.channels(), "ε", norm.epsilon());
            case Op.Activation activation -> of("function", activation.label());
            case Op.Slice slice -> of("from", slice.from(), "to", slice.to());
            case Op.Linear linear -> of("in", linear.in(), "out", linear.out(), "bias", linear.bias());
            case Op.Foreign foreign -> foreign(foreign);
            case MapOp.MaxPool pool -> of("kernel", kernel(pool.window()), "stride", stride(pool.window()));
            case MapOp.AveragePool pool -> of("kernel", kernel(pool.window()), "stride", stride(pool.window()));
            case MapOp.Resize resize -> of("height", resize.height(), "width", resize.width());
            case MapOp.ChannelShuffle shuffle -> of("groups", shuffle.groups());
            case MapOp.ConvTranspose2d c ->
                of(
                        "channels in",
                        c.in(),
                        "channels out",
                        c.out(),
                        "kernel",
                        c.kernel(),
                        "stride",
                        c.stride(),
                        "bias",
                        c.bias());
            case Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.GlobalAveragePool _,
                    Op.Flatten _,
                    Op.Unflatten _,
                    Op.Softmax _ -> of();
        };
    }

    private static SequencedMap<String, String> foreign(Op.Foreign foreign) {
        var attributes = of("operator", foreign.label());
        attributes.putAll(foreign.attributes());
        return attributes;
    }

    private static String kernel(Window window) {
        return window.kernelHeight() + "×" + window.kernelWidth();
    }

    private static String stride(Window window) {
        return window.strideHeight() + "×" + window.strideWidth();
    }

    private static SequencedMap<String, String> of(Object... namesAndValues) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(
                    String.valueOf(namesAndValues[i]),
                    namesAndValues[i + 1] instanceof Boolean has
                            ? has ? "yes" : "none"
                            : String.valueOf(namesAndValues[i + 1]));
        }
        return attributes;
    }
}
