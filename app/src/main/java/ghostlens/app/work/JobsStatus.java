package ghostlens.app.work;

import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.concurrent.Task;
import javafx.util.Duration;
import org.controlsfx.control.StatusBar;

/// The status bar: what the newest job does and how far it is; short jobs pass unseen.
public final class JobsStatus extends StatusBar {
    private static final Duration UNSEEN = Duration.millis(300);

    private final Jobs jobs;
    private final PauseTransition wait = new PauseTransition(UNSEEN);

    public JobsStatus(Jobs jobs) {
        this.jobs = jobs;
        setId("status");
        getStyleClass().add(Styles.STATUS_BAR);
        setText(Texts.get("status.ready"));
        getRightItems().add(new JobsButton(jobs));
        wait.setOnFinished(_ -> follow());
        jobs.running().subscribe(this::changed);
    }

    /// What is over goes at once; what begins is shown when it has lasted.
    private void changed() {
        if (jobs.running().isEmpty()) {
            wait.stop();
            follow();
        } else {
            wait.playFromStart();
        }
    }

    private void follow() {
        textProperty().unbind();
        progressProperty().unbind();
        if (jobs.running().isEmpty()) {
            setText(Texts.get("status.ready"));
            setProgress(0);
        } else {
            Task<?> newest = jobs.running().getLast();
            textProperty().bind(newest.messageProperty().map(words(newest)));
            progressProperty().bind(newest.progressProperty());
        }
    }

    private static Function<String, String> words(Task<?> task) {
        return message -> message.isEmpty() ? task.getTitle() : task.getTitle() + " · " + message;
    }
}
