package ghostlens.app.panel.equivalence;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.fuse.Trace;
import ghostlens.fuse.terms.ChannelTerms;
import ghostlens.model.graph.Node;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where every number of one channel of the selected fused operator comes from.
final class ChannelCard extends VBox {
    private static final int DIGITS = 5;

    private final Label title = Parts.heading("");
    private final Spinner<Integer> channel = new Spinner<>();
    private final TextArea terms = Parts.styled(new TextArea(), Styles.MONO);

    ChannelCard() {
        super(8);
        setId("channel-card");
        setPadding(new Insets(0, 0, 0, 8));
        title.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        title.setMinWidth(0);
        channel.setId("channel-index");
        channel.setEditable(true);
        channel.getEditor().setPrefColumnCount(DIGITS);
        channel.setMinWidth(USE_PREF_SIZE);
        channel.setAccessibleText(Texts.get("equivalence.channel"));
        terms.setId("channel-terms");
        terms.setEditable(false);
        terms.setPromptText(Texts.get("equivalence.channel.none"));
        setVgrow(terms, Priority.ALWAYS);
        var label = Parts.note(Texts.get("equivalence.channel"));
        label.setWrapText(false);
        label.setMinWidth(USE_PREF_SIZE);
        var head = Parts.row(8, title, Parts.spacer(), label, channel);
        head.visibleProperty().bind(title.textProperty().isNotEmpty());
        head.managedProperty().bind(head.visibleProperty());
        getChildren().setAll(head, terms);
    }

    /// @param node of the network after, with channels; empty where none is selected
    void show(Trace trace, Optional<Node> node) {
        title.setText(node.map(found -> found.id().path()).orElse(""));
        terms.clear();
        terms.setWrapText(node.isEmpty());
        node.ifPresent(found -> {
            var channels = new IntegerSpinnerValueFactory(0, ChannelTerms.channels(found) - 1, 0);
            channels.valueProperty().subscribe(index -> {
                if (index != null) {
                    terms.setText(WorkedExample.text(ChannelTerms.of(trace, found.id(), index)));
                }
            });
            channel.setValueFactory(channels);
        });
    }
}
