package ghostlens.app.panel.picture;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.picture.PictureModel.Seen;
import ghostlens.app.work.Job;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.picture.Photo;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is in a picture: the picture as the network gets it, and the five best classes, unfused and fused side by side.
public final class PicturePanel extends VBox {
    private static final double PICTURE_SIZE = 160;
    private static final double NAMES_WIDTH = 156;

    private final PictureModel model;
    private final Runnable choose;
    private final ImageView picture = new ImageView();
    private final Label verdict = Parts.styled(new Label(), Styles.VERDICT);
    private final Label apart = Parts.styled(new Label(), Styles.MUTED);
    private final Label preparation = Parts.note("");
    private final VBox guesses = new VBox();
    private final ChoiceBox<Names> names = new ChoiceBox<>();
    private final Label detail = Parts.note("");
    private final ProgressBar progress = new ProgressBar();

    /// @param choose asks the user for a picture
    public PicturePanel(PictureModel model, Runnable choose) {
        this.model = model;
        this.choose = choose;
        setId("picture-panel");
        Parts.styled(this, Styles.PANEL);
        setSpacing(8);
        verdict.setId("picture-verdict");
        apart.setId("picture-apart");
        apart.setWrapText(true);
        preparation.setId("picture-preparation");
        var result = result();
        result.visibleProperty().bind(model.seen().isNotNull());
        var empty = Parts.emptyState("picture", openButton("picture-empty-open"));
        empty.visibleProperty().bind(model.seen().isNull().and(model.job().isNull()));
        var content = new StackPane(result, empty);
        setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(header(), problem(), content);
        names.valueProperty().subscribe(_ -> showGuesses());
        model.seen().subscribe(this::show);
        model.job().subscribe(this::follow);
    }

    private Node openButton(String id) {
        return Parts.textButton(id, "mdi2i-image-outline", Texts.get("action.picture"), choose);
    }

    private HBox header() {
        var stop = Parts.textButton("picture-stop", "mdi2s-stop", Texts.get("action.stop"), model::cancel);
        stop.disableProperty().bind(model.job().isNull());
        names.setId("picture-names");
        names.setMinWidth(NAMES_WIDTH);
        names.setPrefWidth(NAMES_WIDTH);
        names.setAccessibleText(Texts.get("picture.names"));
        showWhen(names, model.seen().isNotNull());
        progress.setId("picture-progress");
        progress.setMinWidth(80);
        showWhen(progress, model.job().isNotNull());
        showWhen(detail, model.job().isNotNull());
        detail.setWrapText(false);
        return Parts.row(8, openButton("picture-open"), stop, names, progress, detail);
    }

    private Label problem() {
        var problem = Parts.styled(new Label(), Styles.PROBLEM);
        problem.setId("picture-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(model.problem());
        showWhen(problem, model.problem().isNotNull());
        return problem;
    }

    private static void showWhen(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private ScrollPane result() {
        picture.setId("picture-image");
        picture.setFitWidth(PICTURE_SIZE);
        picture.setFitHeight(PICTURE_SIZE);
        picture.setPreserveRatio(true);
        picture.setSmooth(false);
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        preparation.setMinHeight(USE_PREF_SIZE);
        apart.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(8, verdict, guesses, apart, preparation);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(24, picture, words);
        row.setPadding(new Insets(0, 16, 0, 0));
        var scroll = new ScrollPane(row);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private void show(@Nullable Seen seen) {
        if (seen == null) {
            return;
        }
        var crop = seen.picture().crop();
        picture.setImage(image(crop.photo()));
        picture.setAccessibleText(seen.picture().file().getFileName().toString());
        apart.setText(seen.classification()
                .difference()
                .map(difference -> Texts.get(
                        "picture.apart",
                        Numbers.small(difference.largestAbsolute()),
                        Numbers.small(difference.largestRelative())))
                .orElseGet(() -> Texts.get("picture.alone")));
        preparation.setText(Texts.get(
                "picture.preparation",
                seen.picture().file().getFileName(),
                seen.picture().photo().width() + "×" + seen.picture().photo().height(),
                crop.photo().width() + "×" + crop.photo().height(),
                crop.preprocessing().interpolation().name().toLowerCase(Locale.ROOT)));
        var chosen = names.getValue();
        names.getItems().setAll(Names.fitting(seen.classes()));
        names.setValue(names.getItems().contains(chosen) ? chosen : Names.usual(seen.classes()));
        showGuesses();
    }

    private void showGuesses() {
        var seen = model.seen().get();
        if (seen == null || names.getValue() == null) {
            return;
        }
        var classes = names.getValue().classes();
        var best = seen.classification().best().getFirst();
        verdict.setText(Texts.get(
                "picture.verdict",
                GuessTable.name(best.label(), classes),
                Numbers.percent(best.probabilities().getFirst())));
        guesses.getChildren().setAll(new GuessTable(seen.classification(), classes));
    }

    private static WritableImage image(Photo photo) {
        var image = new WritableImage(photo.width(), photo.height());
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                int rgb = photo.value(0, y, x) << 16 | photo.value(1, y, x) << 8 | photo.value(2, y, x);
                image.getPixelWriter().setArgb(x, y, 0xff000000 | rgb);
            }
        }
        return image;
    }

    private void follow(@Nullable Job<Seen> job) {
        detail.textProperty().unbind();
        if (job != null) {
            detail.textProperty().bind(job.messageProperty());
        }
    }
}
