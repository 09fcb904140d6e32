package ghostlens.app.panel.tensor;

import ghostlens.app.save.TensorFile;
import javafx.event.Event;
import javafx.event.EventType;

/// A tensor that somebody wants as a file; whoever can ask for a name handles it.
public final class SaveTensor extends Event {
    public static final EventType<SaveTensor> TYPE = new EventType<>("GHOSTLENS_SAVE_TENSOR");

    private final transient TensorFile tensor;
    private final String name;

    SaveTensor(String name, TensorFile tensor) {
        super(TYPE);
        this.name = name;
        this.tensor = tensor;
    }

    /// What the file could be called, without an ending.
    public String name() {
        return name;
    }

    public TensorFile tensor() {
        return tensor;
    }
}
