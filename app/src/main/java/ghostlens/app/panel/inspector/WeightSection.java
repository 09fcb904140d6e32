package ghostlens.app.panel.inspector;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.Tables;
import ghostlens.app.panel.tensor.TensorCard;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Network;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// The weights of an operator: a card for each tensor, and of a batch norm a table of its channels.
final class WeightSection extends VBox {
    private static final double HEIGHT = 160;

    private final Executor painting;

    /// @param painting where large pictures are painted
    WeightSection(Executor painting) {
        super(8);
        this.painting = painting;
        setId("inspector-weights");
    }

    void clear() {
        getChildren().clear();
    }

    void show(Network network, Node node, boolean dark) {
        clear();
        var slots = node.op().weights();
        if (!slots.isEmpty()) {
            getChildren().add(Parts.styled(new Label(Texts.get("weights.title")), Styles.SECTION_HEADING));
        }
        for (var slot : slots) {
            var tensor = network.weights().get(node.id(), slot.name());
            var file = node.id().tensors() + "." + slot.name();
            getChildren().add(TensorCard.ofWeights(name(slot), file, tensor, dark, painting));
        }
        if (node.op() instanceof Op.BatchNorm norm) {
            getChildren().add(channels(network, node, norm.epsilon()));
        }
    }

    /// With the letter that formulas have for it.
    private static String name(WeightSlot slot) {
        var letter = switch (slot.role()) {
            case KERNEL, BIAS -> "";
            case SCALE -> "γ ";
            case SHIFT -> "β ";
            case RUNNING_MEAN -> "μ ";
            case RUNNING_VARIANCE -> "σ² ";
        };
        return letter + slot.name();
    }

    private record Channel(int index, double gamma, double beta, double mean, double deviation) {}

    private static TableView<Channel> channels(Network network, Node node, double epsilon) {
        var weights = network.weights();
        var gamma = weights.get(node, Role.SCALE);
        var beta = weights.get(node, Role.SHIFT);
        var mean = weights.get(node, Role.RUNNING_MEAN);
        var variance = weights.get(node, Role.RUNNING_VARIANCE);
        var table = Tables.<Channel>table("norm-channels");
        table.getColumns().add(Tables.numbers(Texts.get("weights.channel"), 32, Channel::index, String::valueOf));
        table.getColumns().add(Tables.numbers("γ", 60, Channel::gamma, Numbers::brief));
        table.getColumns().add(Tables.numbers("β", 60, Channel::beta, Numbers::brief));
        table.getColumns().add(Tables.numbers("μ", 60, Channel::mean, Numbers::brief));
        table.getColumns().add(Tables.numbers("σ", 60, Channel::deviation, Numbers::brief));
        table.getItems()
                .setAll(IntStream.range(0, gamma.size())
                        .mapToObj(i -> new Channel(
                                i, gamma.get(i), beta.get(i), mean.get(i), Math.sqrt(variance.get(i) + epsilon)))
                        .toList());
        table.setMinHeight(HEIGHT);
        table.setPrefHeight(HEIGHT);
        table.setAccessibleText(Texts.get("weights.channels"));
        return table;
    }
}
