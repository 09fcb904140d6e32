package ghostlens.app.panel.equivalence;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.fuse.Trace;
import ghostlens.fuse.terms.ChannelTerms;
import ghostlens.model.graph.Node;
import javafx.scene.control.Label;
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
        channel.setId("channel-index");
        channel.setEditable(true);
        channel.getEditor().setPrefColumnCount(DIGITS);
        channel.setMaxWidth(USE_PREF_SIZE);
        channel.setAccessibleText(Texts.get("equivalence.channel"));
        terms.setId("channel-terms");
        terms.setEditable(false);
        setVgrow(terms, Priority.ALWAYS);
        var label = Parts.note(Texts.get("equivalence.channel"));
        label.setWrapText(false);
        label.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(Parts.row(8, title, Parts.spacer(), label, channel), terms);
    }

    /// @param node of the network after, with channels
    void show(Trace trace, Node node) {
        title.setText(node.id().path());
        var channels = new IntegerSpinnerValueFactory(0, ChannelTerms.channels(node) - 1, 0);
        channels.valueProperty().subscribe(index -> {
            if (index != null) {
                terms.setText(WorkedExample.text(ChannelTerms.of(trace, node.id(), index)));
            }
        });
        channel.setValueFactory(channels);
    }
}
