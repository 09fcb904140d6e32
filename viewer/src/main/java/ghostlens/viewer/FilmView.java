package ghostlens.viewer;

import ghostlens.assets.Fonts;
import ghostlens.viewer.evolution.Film;
import ghostlens.viewer.evolution.Scene;
import ghostlens.viewer.layout.LaidOutGraph;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Shows a film at one position, as large as it fits, or all its stages side by side.
public final class FilmView extends Region {
    private static final double LARGEST = 1.75;
    private static final double CAPTION = 40;
    private static final double BETWEEN = 16;
    private static final double AROUND = 16;

    private final ObjectProperty<@Nullable Film> film = new SimpleObjectProperty<>(this, "film");
    private final ObjectProperty<List<String>> captions = new SimpleObjectProperty<>(this, "captions", List.of());
    private final DoubleProperty position = new SimpleDoubleProperty(this, "position");
    private final BooleanProperty sideBySide = new SimpleBooleanProperty(this, "sideBySide");
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private final Canvas canvas = new Canvas();

    public FilmView() {
        getStyleClass().add("gl-film-view");
        setMinSize(0, 0);
        setPrefSize(640, 320);
        getChildren().setAll(canvas);
        film.subscribe(this::requestLayout);
        captions.subscribe(this::requestLayout);
        position.subscribe(this::requestLayout);
        sideBySide.subscribe(this::requestLayout);
        dark.subscribe(this::requestLayout);
    }

    public ObjectProperty<@Nullable Film> filmProperty() {
        return film;
    }

    /// What stands over the stages where they are side by side.
    public ObjectProperty<List<String>> captionsProperty() {
        return captions;
    }

    /// A stage's number, from 0, or a place between two.
    public DoubleProperty positionProperty() {
        return position;
    }

    /// Whether all stages are shown next to each other.
    public BooleanProperty sideBySideProperty() {
        return sideBySide;
    }

    public BooleanProperty darkProperty() {
        return dark;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var g = canvas.getGraphicsContext2D();
        var colors = Colors.of(dark.get());
        g.setGlobalAlpha(1);
        g.setFill(colors.of("surface-sunken"));
        g.fillRect(0, 0, getWidth(), getHeight());
        var shown = film.get();
        if (shown == null) {
            return;
        }
        if (sideBySide.get()) {
            new Row(g, colors, shown.sideBySide()).paint();
        } else {
            var scene = shown.at(position.get());
            new ScenePainter(g, colors, camera(scene.width(), scene.height())).paint(scene);
        }
    }

    private Camera camera(double width, double height) {
        double scale = Math.clamp(Math.min(getWidth() / width, getHeight() / height), Camera.SMALLEST, LARGEST);
        return new Camera(0, 0, scale).centred(width / 2, height / 2, getWidth(), getHeight());
    }

    /// All stages next to each other, the one at the position framed.
    private final class Row {
        private final GraphicsContext g;
        private final Colors colors;
        private final List<LaidOutGraph> stages;
        private final Camera camera;

        Row(GraphicsContext g, Colors colors, List<LaidOutGraph> stages) {
            this.g = g;
            this.colors = colors;
            this.stages = stages;
            double width = stages.stream().mapToDouble(LaidOutGraph::width).sum() + BETWEEN * (stages.size() - 1);
            double height =
                    stages.stream().mapToDouble(LaidOutGraph::height).max().orElse(0);
            this.camera = camera(width + 2 * AROUND, height + CAPTION + 2 * AROUND);
        }

        void paint() {
            double x = AROUND;
            for (int i = 0; i < stages.size(); i++) {
                paint(i, new Camera(camera.screenX(x), camera.screenY(AROUND + CAPTION), camera.scale()));
                x += stages.get(i).width() + BETWEEN;
            }
        }

        private void paint(int index, Camera place) {
            var stage = stages.get(index);
            boolean isHere = Math.round(position.get()) == index;
            double top = place.screenY(-CAPTION);
            g.setGlobalAlpha(1);
            g.setFill(colors.of("surface"));
            g.setStroke(colors.of(isHere ? "accent" : "line"));
            g.setLineWidth(isHere ? 2 : 1);
            double height = (stage.height() + CAPTION) * place.scale();
            g.fillRoundRect(place.screenX(0), top, stage.width() * place.scale(), height, 8, 8);
            g.strokeRoundRect(place.screenX(0), top, stage.width() * place.scale(), height, 8, 8);
            new ScenePainter(g, colors, place).paint(Scene.of(stage));
            if (index < captions.get().size()) {
                g.setFont(Font.font(Fonts.SANS, 14 * place.scale()));
                g.setFill(colors.of("ink"));
                g.fillText(
                        captions.get().get(index),
                        place.screenX(24),
                        place.screenY(-8),
                        (stage.width() - 32) * place.scale());
            }
        }
    }
}
