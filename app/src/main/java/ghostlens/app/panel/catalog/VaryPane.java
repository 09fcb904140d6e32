package ghostlens.app.panel.catalog;

import ghostlens.app.open.ImageSize;
import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.Problem;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.WidthRule;
import ghostlens.model.zoo.Zoo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The width, the input size and the number of classes of what is open, each to be changed: a network of any width that
/// its family's rule makes. Released, or Enter, opens it.
final class VaryPane extends VBox {
    private static final int HUNDREDTHS = 2;

    private final Commands commands;
    private final Workspace workspace;
    private final Slider width = new Slider(WidthRule.LEAST.doubleValue(), WidthRule.MOST.doubleValue(), 1);
    private final Label widthValue = new Label();
    private final TextField size = new TextField();
    private final TextField classes = new TextField();
    private boolean showing;

    VaryPane(Workspace workspace, Commands commands) {
        super(8);
        this.workspace = workspace;
        this.commands = commands;
        setId("vary");
        width.setId("vary-width");
        width.setBlockIncrement(0.05);
        width.setMinWidth(40);
        widthValue.setMinWidth(USE_PREF_SIZE);
        width.valueProperty().subscribe(value -> widthValue.setText(text(value.doubleValue())));
        width.valueProperty().subscribe(this::applySettledWidth);
        width.valueChangingProperty().subscribe(this::applySettledWidth);
        initField(size, "size");
        initField(classes, "classes");
        getChildren().setAll(Parts.styled(new Label(Texts.get("vary.title")), Styles.SECTION_HEADING), rows());
        workspace.opened().subscribe(this::show);
        // What was asked for and did not come about is not shown as if it had.
        commands.opening().subscribe(job -> {
            if (job == null) {
                show(workspace.opened().get());
            }
        });
    }

    private void initField(TextField field, String what) {
        field.setId("vary-" + what);
        field.setPrefColumnCount(7);
        field.setTooltip(new Tooltip(Texts.get("vary." + what + ".tip")));
        field.setOnAction(_ -> apply());
    }

    private GridPane rows() {
        var rows = new GridPane(8, 4);
        rows.addRow(0, label("vary.width", width), width, widthValue);
        rows.addRow(1, label("vary.size", size), size);
        rows.addRow(2, label("vary.classes", classes), classes);
        GridPane.setColumnSpan(size, 2);
        GridPane.setColumnSpan(classes, 2);
        GridPane.setHgrow(width, Priority.ALWAYS);
        return rows;
    }

    private static Label label(String key, Node control) {
        var label = Parts.styled(new Label(Texts.get(key)), Styles.MUTED);
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        return label;
    }

    private static String text(double width) {
        return Texts.get("vary.width.value", rounded(width).toPlainString());
    }

    private static BigDecimal rounded(double width) {
        return BigDecimal.valueOf(width).setScale(HUNDREDTHS, RoundingMode.HALF_UP);
    }

    private void show(@Nullable Opened opened) {
        boolean variable = opened != null && isPicture(opened);
        setDisable(!variable);
        if (opened == null || !variable) {
            clear();
            return;
        }
        showing = true;
        var variant = opened.variant();
        var rule = Zoo.widthRule(variant);
        if (!width.isValueChanging()) {
            rule.flatMap(found -> found.width(variant.name())).ifPresent(found -> width.setValue(found.doubleValue()));
        }
        width.setDisable(rule.isEmpty());
        widthValue.setVisible(rule.isPresent());
        width.setTooltip(new Tooltip(Texts.get(rule.isPresent() ? "vary.width.tip" : "vary.width.none")));
        var input = opened.network().graph().inputShape();
        size.setText(input.height() + " × " + input.width());
        classes.setDisable(opened.classes().isEmpty());
        classes.setText(opened.classes().map(String::valueOf).orElse(""));
        showing = false;
    }

    private void clear() {
        widthValue.setVisible(false);
        size.clear();
        classes.clear();
    }

    private static boolean isPicture(Opened opened) {
        var inputs = opened.network().graph().inputs();
        return inputs.size() == 1 && inputs.getFirst().shape().rank() == 4;
    }

    private void applySettledWidth() {
        if (!showing && !width.isValueChanging()) {
            apply();
        }
    }

    private void apply() {
        var opened = workspace.opened().get();
        if (opened == null) {
            return;
        }
        try {
            commands.vary(opened, name(opened.variant()), input(opened), classes(opened));
        } catch (Problem e) {
            commands.refuse(e.sentence());
        }
    }

    private String name(Variant variant) {
        return Zoo.widthRule(variant)
                .map(rule -> rule.name(rounded(width.getValue())))
                .orElse(variant.name());
    }

    private TensorShape input(Opened opened) {
        return ImageSize.of(size.getText()).in(opened.network().graph().inputShape());
    }

    private Optional<Integer> classes(Opened opened) {
        return opened.classes().map(_ -> number(classes.getText()));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new Problem(Texts.get("vary.classes.wrong", text), e);
        }
    }
}
