package ghostlens.app.panel.evolution;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.tensor.TilePicture;
import ghostlens.app.panel.tensor.Tiles;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the stage at the position comes to: its figures, its output on the same input, and whether it computes what
/// the one before it does.
final class Figures extends VBox {
    /// The height of the outputs' pictures, of their width.
    private static final double ASPECT = 0.19;
    private static final int CELLS = 4;
    private static final double CELL = 128;
    private static final double GAP = 16;
    private static final double LEAST = 240;
    private static final double MOST = 576;

    private final EvolutionModel model;
    private final Figure operators = new Figure("operators");
    private final Figure parameters = new Figure("parameters");
    private final Figure multiplyAdds = new Figure("multiplyAdds");
    private final Figure time = new Figure("time");
    private final Label verdict = Parts.styled(new Label(), Styles.FIGURE);
    private final Label statistics = Parts.note("");
    private final ImageView output = picture();
    private final ImageView next = picture();
    private final VBox outputs;
    private boolean dark;
    private double position;

    Figures(EvolutionModel model) {
        super(8);
        this.model = model;
        setId("evolution-figures");
        Parts.styled(this, Styles.EVOLUTION_FIGURES);
        verdict.setId("evolution-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        statistics.setId("evolution-statistics");
        output.setId("evolution-output");
        var numbers = Parts.row(GAP, operators, parameters, multiplyAdds, time);
        var pictures = new StackPane(output, next);
        pictures.setMinHeight(0);
        pictures.setAlignment(Pos.TOP_LEFT);
        outputs = new VBox(4, heading("output"), statistics, pictures);
        for (var view : List.of(output, next)) {
            view.fitWidthProperty()
                    .bind(widthProperty()
                            .subtract(CELLS * (CELL + GAP) + GAP)
                            .map(room -> Math.clamp(room.doubleValue(), LEAST, MOST)));
        }
        var left = new VBox(12, numbers, verdict);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var both = new HBox(GAP, left, outputs);
        getChildren().setAll(both);
        model.outputs().subscribe(_ -> show(position));
        model.verdicts().subscribe(_ -> show(position));
        model.nanos().subscribe(_ -> show(position));
    }

    private static Label heading(String key) {
        var heading = Parts.styled(new Label(Texts.get("evolution.figure." + key)), Styles.SECTION_HEADING);
        heading.setMinWidth(USE_PREF_SIZE);
        return heading;
    }

    /// A number under its heading, with what came or went beside it.
    private static final class Figure extends VBox {
        private final Label value = Parts.styled(new Label(), Styles.FIGURE);
        private final Label change = Parts.styled(new Label(), Styles.NOTE);

        Figure(String key) {
            super(4);
            value.setId("evolution-" + key);
            value.setMinWidth(USE_PREF_SIZE);
            var row = new HBox(8, value, change);
            row.setAlignment(Pos.BASELINE_LEFT);
            getChildren().setAll(heading(key), row);
            setMinWidth(CELL);
        }

        void show(String text) {
            value.setText(text);
            change.setText("");
        }

        void show(long now, long before) {
            value.setText(Numbers.count(now));
            long apart = now - before;
            change.setText(apart == 0 ? "" : (apart > 0 ? "+" : "−") + Numbers.count(Math.abs(apart)));
        }
    }

    private static ImageView picture() {
        var view = new ImageView();
        view.setPreserveRatio(true);
        view.setSmooth(true);
        return view;
    }

    void setDark(boolean value) {
        dark = value;
        show(position);
    }

    /// Shows the stage where it leads to, and of the outputs how one becomes the next.
    void show(double at) {
        position = at;
        var story = model.story().get();
        if (story == null) {
            return;
        }
        int last = story.chapters().size() - 1;
        int index = (int) Math.clamp(Math.ceil(at), 0, last);
        count(story, index);
        outputs.setVisible(story.isRun());
        time.show(time(story, index));
        verdict.setText(verdict(story, index));
        var known = model.outputs().get();
        statistics.setText(index < known.size() ? Statistics.words(known.get(index)) : Texts.get("evolution.running"));
        picture(output, known, (int) Math.floor(at));
        picture(next, known, (int) Math.min(Math.ceil(at), last));
        next.setOpacity(at - Math.floor(at));
    }

    private void count(Story story, int index) {
        var graph = story.chapters().get(index).network().graph();
        var before = story.chapters().get(Math.max(index - 1, 0)).network().graph();
        operators.show(graph.operators(), before.operators());
        parameters.show(graph.parameters(), before.parameters());
        multiplyAdds.show(graph.cost().multiplyAdds(), before.cost().multiplyAdds());
    }

    private String time(Story story, int index) {
        if (!story.isRun()) {
            return "–";
        }
        var known = model.nanos().get();
        return index < known.size() ? Numbers.micros(known.get(index)) : Texts.get("evolution.warming");
    }

    private String verdict(Story story, int index) {
        if (!story.isRun() || index == 0) {
            return "";
        }
        var known = model.verdicts().get();
        var before = story.chapters().get(index - 1).mark();
        return index < known.size()
                ? Texts.get("evolution.against", before, known.get(index))
                : Texts.get("evolution.comparing", before);
    }

    private void picture(ImageView view, List<Tensor> known, int index) {
        if (index >= known.size()) {
            view.setImage(null);
            return;
        }
        var key = List.of(index, known.size(), dark, System.identityHashCode(known.get(index)));
        if (key.equals(view.getUserData())) {
            return;
        }
        double most = IntStream.range(0, known.size())
                .mapToDouble(i -> TilePicture.most(known.get(i)))
                .max()
                .orElse(1);
        int channels = known.stream().mapToInt(map -> map.shape().get(1)).max().orElse(1);
        view.setUserData(key);
        view.setImage(TilePicture.of(Tiles.ofMap(known.get(index), Tiles.columns(channels, ASPECT)), most, dark));
    }
}
