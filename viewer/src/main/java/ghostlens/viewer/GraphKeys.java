package ghostlens.viewer;

import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;

/// Keys to the graph while it has the focus.
final class GraphKeys implements EventHandler<KeyEvent> {
    private final GraphView view;
    private boolean centred;

    GraphKeys(GraphView view) {
        this.view = view;
    }

    @Override
    public void handle(KeyEvent event) {
        var command = view.keysProperty().get().apply(event);
        command.ifPresent(c -> {
            event.consume();
            if (c == GraphCommand.CENTRE && centred) {
                view.fitSelection();
            } else {
                c.perform(view);
            }
        });
        centred = command.filter(c -> c == GraphCommand.CENTRE).isPresent() && !centred;
    }
}
