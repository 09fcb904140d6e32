package ghostlens.app.panel.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A number of an operator that can be asked for.
public enum Figure {
    /// The longer side of the kernel.
    KERNEL("k", Unit.PLAIN),
    /// The longer stride.
    STRIDE("s", Unit.PLAIN),
    GROUPS("g", Unit.PLAIN),
    /// Channels of the output, or features of a linear layer.
    CHANNELS("c", Unit.PLAIN),
    HEIGHT("h", Unit.PLAIN),
    WIDTH("w", Unit.PLAIN),
    MULTIPLY_ADDS("macs", Unit.COUNT),
    PARAMETERS("params", Unit.COUNT),
    /// The median, in nanoseconds.
    TIME("time", Unit.TIME),
    /// The largest difference after fusing, of the value's scale.
    ERROR("err", Unit.PLAIN);

    private final String key;
    private final Unit unit;

    Figure(String key, Unit unit) {
        this.key = key;
        this.unit = unit;
    }

    /// How a query names it.
    public String key() {
        return key;
    }

    Unit unit() {
        return unit;
    }

    /// The value as people write it.
    public String text(double value) {
        return unit.text(value);
    }

    static Optional<Figure> named(String key) {
        return Arrays.stream(values()).filter(f -> f.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Figure::key).toList();
    }
}
