package ghostlens.app.window;

import ghostlens.app.panel.evolution.EvolutionPanel;
import ghostlens.app.panel.evolution.Playback;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/// The middle of the window: the walls with the graph between them, or the stage of the evolution in their place.
final class Center extends BorderPane {
    private final Node walls;
    private final EvolutionPanel evolution;

    Center(Node walls, EvolutionPanel evolution) {
        super(walls);
        this.walls = walls;
        this.evolution = evolution;
    }

    void showEvolution() {
        if (!isEvolving()) {
            setCenter(evolution);
            evolution.enter();
        }
    }

    /// Puts the walls back; whether the evolution was there.
    boolean leaveEvolution() {
        boolean was = isEvolving();
        if (was) {
            evolution.exit();
            setCenter(walls);
        }
        return was;
    }

    private boolean isEvolving() {
        return getCenter() == evolution;
    }

    /// Does something with the evolution, which comes first where it is not there.
    void evolve(Consumer<Playback> what) {
        showEvolution();
        what.accept(evolution.playback());
    }
}
