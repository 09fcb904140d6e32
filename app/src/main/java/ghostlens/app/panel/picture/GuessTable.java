package ghostlens.app.panel.picture;

import ghostlens.app.open.ClassNames;
import ghostlens.app.open.Classification;
import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The best classes, a row each: the name, a bar for each form, and how far the two are apart.
final class GuessTable extends GridPane {
    private static final double NAME_WIDTH = 160;
    private static final double LEAST_NAME = 72;
    private static final double LEAST_BAR = 76;

    GuessTable(Classification classification, ClassNames names) {
        super(12, 8);
        setId("picture-guesses");
        int forms = classification.forms().size();
        var name = new ColumnConstraints(LEAST_NAME, NAME_WIDTH, NAME_WIDTH);
        getColumnConstraints().add(name);
        for (int i = 0; i < forms; i++) {
            var bar = new ColumnConstraints(LEAST_BAR, 200, 320);
            bar.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(bar);
        }
        addRow(0, heading(Texts.get("picture.class")));
        classification.forms().forEach(form -> addColumnHeading(Texts.get("picture.form", form.label())));
        if (forms == 2) {
            var difference = new ColumnConstraints();
            difference.setMinWidth(USE_PREF_SIZE);
            difference.setHalignment(HPos.RIGHT);
            getColumnConstraints().add(difference);
            addColumnHeading(Texts.get("picture.difference"));
        }
        classification.best().forEach(guess -> addGuess(guess, names));
    }

    private void addColumnHeading(String text) {
        add(heading(text), getChildren().size(), 0);
    }

    private static Label heading(String text) {
        return Parts.styled(new Label(text), Styles.SECTION_HEADING);
    }

    private void addGuess(Classification.Guess guess, ClassNames names) {
        int row = getRowCount();
        var text = name(guess.label(), names);
        var label = new Label(text);
        label.setTooltip(new Tooltip(Texts.get("picture.number", text, guess.label())));
        add(label, 0, row);
        for (int i = 0; i < guess.probabilities().size(); i++) {
            add(new ProbabilityBar(guess.probabilities().get(i)), i + 1, row);
        }
        if (guess.probabilities().size() == 2) {
            var apart = guess.probabilities().getLast() - guess.probabilities().getFirst();
            add(Parts.styled(new Label(Numbers.small(apart)), Styles.NUMBER, Styles.MUTED), 3, row);
        }
    }

    static String name(int label, ClassNames names) {
        return names.name(label).orElseGet(() -> Texts.get("picture.unnamed", label));
    }
}
