package ghostlens.app.panel.evolution;

import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.FilmView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The stage on which one module becomes the next, with what it comes to below and the scrubber in between.
public final class EvolutionPanel extends VBox {
    private final Workspace workspace;
    private final Commands commands;
    private final EvolutionModel model;
    private final Runnable leave;
    private final Playback playback = new Playback();
    private final FilmView film = new FilmView();
    private final Scrubber scrubber = new Scrubber(playback);
    private final Figures figures;
    private final ChoiceBox<Choice> choices = new ChoiceBox<>();
    private final Label title = Parts.styled(new Label(), Styles.VERDICT);
    private final Label formula = Parts.styled(new Label(), Styles.MONO);
    private final Label sentence = Parts.styled(new Label(), Styles.MUTED);
    private final Label changes = Parts.note("");
    private final ToggleButton sideBySide =
            toggle("evolution-side-by-side", "mdi2v-view-column-outline", Texts.get("evolution.sideBySide"));
    private final ToggleButton still =
            toggle("evolution-still", "mdi2m-motion-pause-outline", Texts.get("action.motion"));
    private final Button open;
    private String told = "";

    /// A story that can be chosen.
    private record Choice(String title, Callable<Story> story) {}

    /// @param leave puts away the stage
    public EvolutionPanel(Workspace workspace, Commands commands, EvolutionModel model, Runnable leave) {
        super(8);
        this.workspace = workspace;
        this.commands = commands;
        this.model = model;
        this.leave = leave;
        this.figures = new Figures(model);
        this.open =
                Parts.textButton("evolution-open", "mdi2o-open-in-app", Texts.get("evolution.open"), this::openStage);
        setId("evolution");
        Parts.styled(this, Styles.PANEL, Styles.EVOLUTION);
        initWords();
        initFilm();
        initChoices();
        getChildren().setAll(header(), words(), film, scrubber, figures);
        film.darkProperty().subscribe(figures::setDark);
        model.story().subscribe(this::show);
        playback.positionProperty().subscribe(at -> show(at.doubleValue()));
    }

    private void initWords() {
        title.setId("evolution-title");
        formula.setId("evolution-formula");
        sentence.setId("evolution-sentence");
        changes.setId("evolution-changes");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        formula.managedProperty().bind(formula.textProperty().isNotEmpty());
    }

    private void initFilm() {
        film.setId("evolution-film");
        setVgrow(film, Priority.ALWAYS);
        film.positionProperty().bind(playback.positionProperty());
        film.sideBySideProperty().bind(sideBySide.selectedProperty());
        playback.motionProperty().subscribe(on -> still.setSelected(!on));
        still.selectedProperty().subscribe(on -> playback.motionProperty().set(!on));
    }

    private void initChoices() {
        choices.setId("evolution-story");
        choices.setMinWidth(USE_PREF_SIZE);
        choices.setConverter(new Titles());
        choices.valueProperty().subscribe(choice -> {
            if (choice != null) {
                playback.stop();
                model.open(choice.title, choice.story);
            }
        });
    }

    private static ToggleButton toggle(String id, String icon, String name) {
        var button = new ToggleButton(name, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private HBox header() {
        return Parts.row(
                8,
                Parts.heading(Texts.get("action.evolution")),
                choices,
                Parts.spacer(),
                sideBySide,
                still,
                open,
                Parts.iconButton("evolution-leave", "mdi2c-close", Texts.get("evolution.leave"), leave));
    }

    private VBox words() {
        return Parts.styled(new VBox(4, Parts.row(16, title, formula), sentence, changes), Styles.EVOLUTION_WORDS);
    }

    private List<Choice> stories() {
        var stories = new ArrayList<Choice>();
        stories.add(new Choice(Texts.get("evolution.modules"), Stories::modules));
        for (int stride = 1; stride <= 2; stride++) {
            for (var squeezeExcite : List.of(false, true)) {
                int s = stride;
                stories.add(new Choice(
                        Stories.bottleneckTitle(stride, squeezeExcite), () -> Stories.bottlenecks(s, squeezeExcite)));
            }
        }
        var opened = workspace.opened().get();
        if (opened != null) {
            var name = opened.variant().title();
            stories.add(new Choice(
                    Texts.get("evolution.fusing", name), () -> Stories.fusing(name, Fusion.fuse(opened.source()))));
        }
        return stories;
    }

    /// Takes the stage: with the story that was told last, or the modules of Fig. 3.
    public void enter() {
        var chosen = choices.getValue();
        var stories = stories();
        choices.getItems().setAll(stories);
        choices.setValue(stories.stream()
                .filter(story -> chosen != null && story.title.equals(chosen.title))
                .findFirst()
                .orElse(stories.getFirst()));
        scrubber.focus();
    }

    /// Nothing runs while the stage is not to be seen.
    public void exit() {
        playback.stop();
        model.cancel();
    }

    /// Where the film stands.
    public Playback playback() {
        return playback;
    }

    /// Whether it is drawn for the dark theme.
    public BooleanProperty darkProperty() {
        return film.darkProperty();
    }

    private void show(@Nullable Story story) {
        if (story == null) {
            return;
        }
        playback.lastProperty().set(story.chapters().size() - 1);
        playback.jump(story.title().equals(told) ? playback.positionProperty().get() : 0);
        told = story.title();
        scrubber.show(story.chapters().stream().map(Chapter::mark).toList());
        film.captionsProperty()
                .set(story.chapters().stream().map(Chapter::title).toList());
        film.filmProperty().set(story.film());
        sideBySide.setDisable(!story.film().isWhole() || story.chapters().size() > 6);
        if (sideBySide.isDisabled()) {
            sideBySide.setSelected(false);
        }
        show(playback.positionProperty().get());
    }

    /// In words where it leads to: between two stages the step that is to be seen.
    private void show(double position) {
        figures.show(position);
        var story = model.story().get();
        if (story == null) {
            return;
        }
        int index = (int) Math.clamp(Math.ceil(position), 0, story.chapters().size() - 1);
        var chapter = story.chapters().get(index);
        title.setText(chapter.title());
        formula.setText(chapter.formula().orElse(""));
        sentence.setText(chapter.sentence());
        changes.setText(index == 0 ? "" : Changes.words(story.steps().get(index - 1)));
        open.setDisable(chapter.variant().isEmpty());
        film.setAccessibleText(chapter.title() + ". " + chapter.sentence());
    }

    private void openStage() {
        var story = model.story().get();
        if (story != null) {
            story.chapters()
                    .get((int) Math.round(playback.positionProperty().get()))
                    .variant()
                    .ifPresent(name -> commands.open(Zoo.find(name), Form.TRAINING));
        }
    }

    /// A story by its title.
    private static final class Titles extends StringConverter<Choice> {
        @Override
        public String toString(@Nullable Choice choice) {
            return choice == null ? "" : choice.title;
        }

        @Override
        public Choice fromString(String text) {
            throw new UnsupportedOperationException("stories are chosen, not written");
        }
    }
}
