package ghostlens.app.panel.graph;

import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Variant;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The evolution of Fig. 3 as five stages that can be stepped and played, with a sentence on what each one changes.
public final class EvolutionBar extends VBox {
    private static final Duration BETWEEN_STAGES = Duration.seconds(4);

    private final List<Variant> stages;
    private final Workspace workspace;
    private final Commands commands;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final Label sentence = Parts.note("");
    private final Button play;
    private final Timeline playing = new Timeline();

    /// @param stages the modules in their order
    public EvolutionBar(List<Variant> stages, Workspace workspace, Commands commands) {
        super(8);
        this.stages = stages;
        this.workspace = workspace;
        this.commands = commands;
        setId("evolution");
        Parts.styled(this, Styles.EVOLUTION);
        sentence.setId("evolution-sentence");
        play = Parts.iconButton("evolution-play", "mdi2p-play", Texts.get("action.play"), this::togglePlay);
        var row = new FlowPane(4, 4);
        row.getChildren()
                .add(Parts.iconButton(
                        "evolution-previous", "mdi2c-chevron-left", Texts.get("action.previousStage"), this::previous));
        stages.forEach(stage -> addStage(row, stage));
        row.getChildren()
                .addAll(
                        Parts.iconButton(
                                "evolution-next", "mdi2c-chevron-right", Texts.get("action.nextStage"), this::next),
                        play);
        getChildren().setAll(row, sentence);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        playing.getKeyFrames().add(new KeyFrame(BETWEEN_STAGES, _ -> playNext()));
        playing.setCycleCount(Animation.INDEFINITE);
        playing.statusProperty().subscribe(this::showPlaying);
        workspace.opened().subscribe(this::show);
    }

    private void addStage(FlowPane row, Variant stage) {
        if (!row.getChildren().isEmpty() && !buttons.isEmpty()) {
            row.getChildren().add(new FontIcon("mdi2a-arrow-right"));
        }
        var button = new ToggleButton(stage.title());
        button.setId("stage-" + stage.name());
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.STAGE);
        button.setTooltip(new Tooltip(stage.summary()));
        button.setOnAction(_ -> {
            playing.stop();
            show(workspace.opened().get());
            open(stage);
        });
        buttons.add(button);
        row.getChildren().add(button);
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT -> next();
            case LEFT -> previous();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Opens the stage after the one that is open; the first where none is.
    public void next() {
        playing.stop();
        open(stages.get(Math.min(position() + 1, stages.size() - 1)));
    }

    /// Opens the stage before the one that is open.
    public void previous() {
        playing.stop();
        open(stages.get(Math.max(position() - 1, 0)));
    }

    /// Plays the stages from where it stands, from the first at the end; or stops playing.
    public void togglePlay() {
        if (playing.getStatus() == Animation.Status.RUNNING) {
            playing.stop();
        } else {
            if (position() < 0 || position() == stages.size() - 1) {
                open(stages.getFirst());
            }
            playing.playFromStart();
        }
    }

    private void playNext() {
        int position = position();
        if (position < 0 || position == stages.size() - 1) {
            playing.stop();
        } else {
            open(stages.get(position + 1));
        }
    }

    private void showPlaying(Animation.Status status) {
        play.setGraphic(new FontIcon(status == Animation.Status.RUNNING ? "mdi2p-pause" : "mdi2p-play"));
    }

    private void open(Variant stage) {
        commands.open(stage, Form.TRAINING);
    }

    private int position() {
        var opened = workspace.opened().get();
        return opened == null ? -1 : stages.indexOf(opened.variant());
    }

    private void show(@Nullable Opened opened) {
        int position = opened == null ? -1 : stages.indexOf(opened.variant());
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(i == position);
        }
        setVisible(position >= 0);
        setManaged(position >= 0);
        if (position >= 0) {
            sentence.setText(stages.get(position).summary());
        } else {
            playing.stop();
        }
    }
}
