package ghostlens.app.panel.inspector;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.activation.ActivationModel;
import ghostlens.app.panel.activation.Activations.Activation;
import ghostlens.app.panel.tensor.TensorCard;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.graph.NodeId;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What the selected operator, or the last one of a group, computes of the open input: on demand.
final class ActivationSection extends VBox {
    private final ActivationModel model;
    private final Executor painting;
    private Optional<NodeId> node = Optional.empty();
    private boolean dark;

    /// @param painting where large pictures are painted
    ActivationSection(ActivationModel model, Executor painting) {
        super(8);
        this.model = model;
        this.painting = painting;
        setId("inspector-activations");
        model.activations().subscribe(this::refresh);
        model.job().subscribe(this::refresh);
        model.problem().subscribe(this::refresh);
    }

    /// @param shown the operator; empty for none
    void show(Optional<NodeId> shown, boolean isDark) {
        node = shown;
        dark = isDark;
        refresh();
    }

    private void refresh() {
        getChildren().clear();
        node.ifPresent(id -> {
            getChildren().add(Parts.styled(new Label(Texts.get("activations.title")), Styles.SECTION_HEADING));
            fill(id);
        });
    }

    private void fill(NodeId id) {
        var computed = Optional.ofNullable(model.activations().get()).flatMap(all -> all.of(id));
        if (computed.isPresent()) {
            show(id, computed.get());
        } else if (model.job().get() != null) {
            getChildren()
                    .addAll(
                            Parts.note(Texts.get("activations.running")),
                            Parts.textButton(
                                    "activations-cancel",
                                    "mdi2c-close",
                                    Texts.get("activations.cancel"),
                                    model::cancel));
        } else {
            var problem = model.problem().get();
            var words = Parts.note(problem == null ? Texts.get("activations.help") : problem);
            if (problem != null) {
                words.getStyleClass().setAll(Styles.PROBLEM);
            }
            getChildren().addAll(words, computeButton());
        }
    }

    /// On two lines where large text has no room on one.
    private Button computeButton() {
        var button = Parts.textButton(
                "activations-compute", "mdi2e-eye-outline", Texts.get("activations.compute"), model::compute);
        button.setMinWidth(0);
        button.setWrapText(true);
        return button;
    }

    private void show(NodeId id, Activation value) {
        if (value.tensor().shape().batch() > 1) {
            getChildren()
                    .add(Parts.note(Texts.get(
                            "activations.first", value.tensor().shape().batch())));
        }
        getChildren()
                .add(TensorCard.ofMap(
                        Texts.get("activations.output"), id.path(), value.tensor(), value.summary(), dark, painting));
    }
}
