package ghostlens.app.panel;

import ghostlens.app.save.TableFile;
import javafx.event.Event;
import javafx.event.EventType;

/// A table that somebody wants as a file; whoever can ask for a name handles it.
public final class SaveTable extends Event {
    public static final EventType<SaveTable> TYPE = new EventType<>("GHOSTLENS_SAVE_TABLE");

    private final transient TableFile table;
    private final String name;

    SaveTable(String name, TableFile table) {
        super(TYPE);
        this.name = name;
        this.table = table;
    }

    /// What the file could be called, without an ending.
    public String name() {
        return name;
    }

    public TableFile table() {
        return table;
    }
}
