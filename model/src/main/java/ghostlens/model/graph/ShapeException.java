package ghostlens.model.graph;

/// An operator was given inputs that it cannot take; the message says what it takes and what it got.
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public ShapeException(String message) {
        super(message);
    }
}
