package ghostlens.model.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The extents of a tensor, outermost first; feature maps are N×C×H×W.
public record TensorShape(List<Integer> extents) {
    private static final List<Integer> NOTHING = List.of(0);

    /// The shape of a value of which nothing is known; no tensor has it.
    public static final TensorShape UNKNOWN = new TensorShape(NOTHING);

    /// @throws IllegalArgumentException if an extent is below 1
    public TensorShape {
        extents = List.copyOf(extents);
        for (int extent : extents) {
            if (extent < 1 && !extents.equals(NOTHING)) {
                throw new IllegalArgumentException("a tensor's extents are at least 1, not " + extents);
            }
        }
    }

    public static TensorShape of(int... extents) {
        return new TensorShape(Arrays.stream(extents).boxed().toList());
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    public int rank() {
        return extents.size();
    }

    public int get(int axis) {
        return extents.get(axis);
    }

    /// The first extent, N.
    public int batch() {
        return get(0);
    }

    /// The second extent, C.
    public int channels() {
        return get(1);
    }

    /// The third extent, H.
    public int height() {
        return get(2);
    }

    /// The fourth extent, W.
    public int width() {
        return get(3);
    }

    /// How many values a tensor of this shape holds; 0 where that is unknown.
    public long elements() {
        return extents.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /// The same shape with another extent on one axis.
    public TensorShape with(int axis, int extent) {
        var changed = toArray();
        changed[axis] = extent;
        return of(changed);
    }

    public int[] toArray() {
        return extents.stream().mapToInt(Integer::intValue).toArray();
    }

    /// As people write it: `1×80×14×14`; a scalar is `scalar`.
    @Override
    public String toString() {
        if (!isKnown()) {
            return "unknown";
        }
        return extents.isEmpty()
                ? "scalar"
                : extents.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}
