package ghostlens.app.panel.compare;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.overlay.NumberOverlay;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.net.Form;
import ghostlens.viewer.Camera;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.Overlay;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One of the graphs that are compared, under its name; the name is a menu of what else it could be.
final class ComparePane extends VBox {
    private static final double LEAST_WIDTH = 160;
    /// Narrower, and the name needs the room that the count would take.
    private static final double ROOMY = 280;

    private final int number;
    private final CompareModel model;
    private final MenuButton title = new MenuButton();
    private final Label count = Parts.note("");
    private final Tooltip tip = new Tooltip();
    private final GraphView view;
    private String operators = "";

    ComparePane(int number, CompareModel model, Executor layouts) {
        super(4);
        this.number = number;
        this.model = model;
        this.view = new GraphView(layouts);
        setId("compare-pane-" + number);
        setMinWidth(LEAST_WIDTH);
        setPrefWidth(LEAST_WIDTH);
        HBox.setHgrow(this, Priority.ALWAYS);
        view.setId("compare-graph-" + number);
        setVgrow(view, Priority.ALWAYS);
        title.setId("compare-title-" + number);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(LEAST_WIDTH / 2);
        count.setWrapText(false);
        count.setMinWidth(0);
        count.visibleProperty().bind(widthProperty().greaterThan(ROOMY));
        count.managedProperty().bind(count.visibleProperty());
        tip.textProperty().bind(title.textProperty().concat("\n").concat(count.textProperty()));
        title.setTooltip(tip);
        count.setId("compare-count-" + number);
        var remove = Parts.iconButton(
                "compare-remove-" + number, "mdi2c-close", Texts.get("compare.remove"), () -> model.remove(number));
        HBox.setHgrow(count, Priority.SOMETIMES);
        getChildren().setAll(Parts.row(8, title, count, Parts.spacer(), remove), view);
        Parts.styled(view, Styles.COMPARED);
    }

    int number() {
        return number;
    }

    GraphView view() {
        return view;
    }

    void show(Comparison comparison, int other) {
        var compared = comparison.compared().get(number);
        title.setText(compared.title());
        title.getItems().setAll();
        for (var form : Form.values()) {
            title.getItems().add(formItem(compared, form));
        }
        if (number > 0) {
            var swap = new MenuItem(Texts.get("action.swap"));
            swap.setOnAction(_ -> {
                model.select(number, null);
                model.swap();
            });
            title.getItems().addAll(new SeparatorMenuItem(), swap);
        }
        operators = Texts.get("compare.operators", compared.graph().operators());
        view.setGraph(compared.graph());
        if (!comparison.pairs().isEmpty()) {
            view.marksProperty()
                    .set(
                            number == 0
                                    ? Fates.ofFirst(comparison.pair(other).matching())
                                    : Fates.ofOther(comparison.pair(number).matching()));
        }
    }

    /// Lays a figure over the graph, and says what it comes to in all.
    void lay(Optional<NumberOverlay> figure) {
        view.setOverlay(figure.<Overlay>map(overlay -> overlay).orElse(Overlay.NONE));
        count.setText(figure.filter(overlay -> !overlay.isDiverging())
                .flatMap(NumberOverlay::total)
                .map(total -> operators + " · " + total)
                .orElse(operators));
    }

    private CheckMenuItem formItem(Compared compared, Form form) {
        var item = new CheckMenuItem(Texts.get("form." + form.label()));
        item.setSelected(form == compared.form());
        item.setDisable(form.compareTo(compared.source().network().form()) < 0);
        item.setOnAction(_ -> {
            item.setSelected(form == compared.form());
            model.setForm(number, form);
        });
        return item;
    }

    /// What is seen of an operator or a group: itself, or the closed group around it.
    Optional<Box> seen(String path) {
        var shown = view.shown().graph();
        for (var at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            var box = shown.box(at);
            if (box.isPresent()) {
                return box;
            }
        }
        return Optional.empty();
    }

    /// Looks so that a box is where another is in this other pane, as large as there.
    void lookLike(ComparePane leader, Box there, Box here) {
        var camera = leader.view.cameraProperty().get();
        double x = (there.x() + there.width() / 2) * camera.scale()
                + camera.dx()
                + (view.getWidth() - leader.view.getWidth()) / 2;
        double y = (there.y() + there.height() / 2) * camera.scale() + camera.dy();
        view.look(new Camera(
                x - (here.x() + here.width() / 2) * camera.scale(),
                y - (here.y() + here.height() / 2) * camera.scale(),
                camera.scale()));
    }
}
