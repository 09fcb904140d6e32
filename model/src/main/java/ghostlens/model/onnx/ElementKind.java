package ghostlens.model.onnx;

import onnx.Onnx.TensorProto.DataType;

/// What values are made of, as far as it matters to what computes them.
enum ElementKind {
    REAL("real numbers"),
    WHOLE("whole numbers"),
    /// Truth values, strings and complex numbers.
    OTHER("values that are no numbers");

    private final String label;

    ElementKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// @param type the number that stands for it in files
    static ElementKind of(int type) {
        return switch (DataType.forNumber(type)) {
            case FLOAT, FLOAT16, BFLOAT16, DOUBLE -> REAL;
            case UINT8, INT8, UINT16, INT16, INT32, INT64, UINT32, UINT64, BOOL -> WHOLE;
            case null, default -> OTHER;
        };
    }
}
