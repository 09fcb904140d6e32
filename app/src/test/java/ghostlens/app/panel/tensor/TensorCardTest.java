package ghostlens.app.panel.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.assets.Styles;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class TensorCardTest {

    @Test
    void histogramsBarsCanBeSeen() {
        var card = TensorCard.ofWeights(
                "weight", "conv.weight", Tensor.of(TensorShape.of(3), new float[] {-1, 0, 1}), false, Runnable::run);
        card.getStyleClass().add(Styles.LIGHT);
        var scene = new Scene(card);
        scene.getStylesheets().add(Styles.sheet());
        card.applyCss();
        var histogram = (Parent) card.lookup("." + Styles.HISTOGRAM);
        assertThat(histogram.getChildrenUnmodifiable())
                .isNotEmpty()
                .allSatisfy(bar -> assertThat(((Region) bar).getBackground()).isNotNull());
    }
}
