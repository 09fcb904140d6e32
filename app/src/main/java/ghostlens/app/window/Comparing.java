package ghostlens.app.window;

import ghostlens.app.panel.compare.CompareModel;
import ghostlens.app.panel.compare.ComparePanel;
import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.workspace.Workspace;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Variant;
import ghostlens.viewer.GraphCommand;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.input.KeyEvent;

/// Puts the comparison in the place of the graph, and the graph back.
final class Comparing {
    private final CompareModel model;
    private final ComparePanel panel;
    private final Room room;
    private final GraphPanel graph;
    private final Workspace workspace;

    Comparing(CompareModel model, ComparePanel panel, Room room, GraphPanel graph, Workspace workspace) {
        this.model = model;
        this.panel = panel;
        this.room = room;
        this.graph = graph;
        this.workspace = workspace;
        panel.setOnClose(this::end);
        workspace.opened().subscribe(_ -> room.showGraph());
    }

    /// Shows what is open beside other networks; where a comparison is shown, ends it.
    void toggle() {
        if (room.shows(panel)) {
            end();
        } else {
            begin();
        }
    }

    private void begin() {
        var opened = workspace.opened().get();
        if (opened != null) {
            model.start(opened);
            room.showInstead(panel);
            panel.requestFocus();
        }
    }

    private void end() {
        room.showGraph();
        graph.view().requestFocus();
    }

    /// Puts a network beside what is open or compared.
    void with(Variant variant) {
        if (!room.shows(panel)) {
            begin();
        }
        if (room.shows(panel)) {
            model.add(variant.name(), Form.TRAINING);
        }
    }

    /// What keys do in each of the graphs.
    void setKeys(Function<KeyEvent, Optional<GraphCommand>> keys) {
        panel.setKeys(keys);
    }

    void swap() {
        model.swap();
    }

    void next() {
        panel.next();
    }

    void previous() {
        panel.previous();
    }
}
