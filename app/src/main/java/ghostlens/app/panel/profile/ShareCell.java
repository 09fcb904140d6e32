package ghostlens.app.panel.profile;

import ghostlens.app.panel.Families;
import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A share as a number and a bar in the family's colour.
final class ShareCell extends TableCell<ProfileRow, ProfileRow> {
    private static final double BAR_WIDTH = 90;

    private final Label number = Parts.styled(new Label(), Styles.NUMBER);
    private final Region bar = Parts.styled(new Region(), Styles.BAR);
    private final HBox content = Parts.row(8, number, bar);

    ShareCell() {
        number.setMinWidth(40);
        number.setAlignment(Pos.CENTER_RIGHT);
        bar.setMaxHeight(8);
        bar.setMinHeight(8);
    }

    @Override
    protected void updateItem(@Nullable ProfileRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        number.setText(Numbers.percent(row.share()));
        double width = Math.max(1, BAR_WIDTH * row.heat());
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
        bar.getStyleClass().setAll(Styles.BAR, Families.style(row.family()));
        setGraphic(content);
    }
}
