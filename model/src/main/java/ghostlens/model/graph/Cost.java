package ghostlens.model.graph;

/// What one execution of an operator takes. Multiply-adds are counted as the paper counts "FLOPs" (Table 3):
/// convolutions and linear layers only, a bias is free.
///
/// @param multiplyAdds for the batch of the shapes given
/// @param elementsRead feature-map elements, weights not counted
/// @param elementsWritten feature-map elements
public record Cost(long multiplyAdds, long elementsRead, long elementsWritten) {

    public static final Cost NONE = new Cost(0, 0, 0);

    public Cost plus(Cost other) {
        return new Cost(
                multiplyAdds + other.multiplyAdds,
                elementsRead + other.elementsRead,
                elementsWritten + other.elementsWritten);
    }
}
