package ghostlens.app.panel.tensor;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Tables;
import ghostlens.assets.Texts;
import ghostlens.model.tensor.Tensor;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;

/// Every value of a tensor with its place, to be sorted and copied.
final class TensorTable {
    private static final double HEIGHT = 260;
    private static final double INDEX = 60;
    private static final double VALUE = 96;

    private TensorTable() {}

    static TableView<Integer> of(Tensor tensor, Axes axes) {
        var table = Tables.<Integer>table("tensor-table");
        for (int axis : axes.telling()) {
            table.getColumns()
                    .add(Tables.numbers(
                            axes.names().get(axis), INDEX, position -> axes.index(position, axis), String::valueOf));
        }
        table.getColumns().add(Tables.numbers(Texts.get("tensor.value"), VALUE, tensor::get, Numbers::plain));
        table.getItems().setAll(IntStream.range(0, tensor.size()).boxed().toList());
        table.setMinHeight(HEIGHT);
        table.setPrefHeight(HEIGHT);
        return table;
    }
}
