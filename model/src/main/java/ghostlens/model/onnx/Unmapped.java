package ghostlens.model.onnx;

/// A node of a file cannot be one of our operators; the message completes the sentence "this operator …".
final class Unmapped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unmapped(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
