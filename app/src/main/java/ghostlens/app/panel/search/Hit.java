package ghostlens.app.panel.search;

import ghostlens.model.graph.Node;
import java.util.Optional;

/// An operator that was found.
///
/// @param figure what was asked for; empty where no number was
/// @param value how much it is; not a number where the operator has none
public record Hit(Node node, Optional<Figure> figure, double value) {

    /// The figure as people write it, or nothing.
    public String figureText() {
        return figure.isEmpty() || Double.isNaN(value)
                ? ""
                : figure.get().key() + " " + figure.get().text(value);
    }
}
