package ghostlens.model.onnx;

/// How many values may be made that are not in the file: scales, transposed weights. A small file that claims large
/// shapes gets no large arrays.
final class Budget {
    private static final long ALWAYS = 1 << 21;

    private long left;

    /// @param bytes the file's size
    Budget(long bytes) {
        this.left = ALWAYS + bytes;
    }

    /// @throws Unmapped if there is not so much left
    void take(long values) {
        if (values > left) {
            throw new Unmapped(
                    "takes %,d values that are not in the file, more than its size allows".formatted(values));
        }
        left -= values;
    }
}
