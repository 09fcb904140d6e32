package ghostlens.app.panel;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventType;

/// Something that somebody wants as a file; whoever can ask for a name handles it.
public final class SaveFile extends Event {
    public static final EventType<SaveFile> TYPE = new EventType<>("GHOSTLENS_SAVE_FILE");

    private final transient List<String> endings;
    private final transient Consumer<Path> writing;
    private final String title;
    private final String name;

    /// @param title of the question for the file
    /// @param name what the file could be called, without an ending
    /// @param endings those that it may have
    /// @param writing writes it, off the JavaFX thread
    public SaveFile(String title, String name, List<String> endings, Consumer<Path> writing) {
        super(TYPE);
        this.title = title;
        this.name = name;
        this.endings = List.copyOf(endings);
        this.writing = writing;
    }

    public String title() {
        return title;
    }

    public String name() {
        return name;
    }

    public List<String> endings() {
        return endings;
    }

    public void write(Path file) {
        writing.accept(file);
    }
}
