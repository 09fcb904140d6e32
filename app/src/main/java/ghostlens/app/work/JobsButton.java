package ghostlens.app.work;

import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.TaskProgressView;

/// How many jobs are under way; a click lists them with their progress and a way to cancel each.
public final class JobsButton extends Button {
    private final TaskProgressView<Task<?>> list = new TaskProgressView<>();
    private final PopOver popOver = new PopOver(list);

    public JobsButton(Jobs jobs) {
        setId("jobs");
        getStyleClass().addAll(Styles.TOOL, Styles.NOTE);
        list.setId("jobs-list");
        list.setPrefSize(360, 180);
        popOver.getStyleClass().add(Styles.POPOVER);
        popOver.setTitle(Texts.get("jobs.title"));
        popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        setOnAction(_ -> popOver.show(this));
        jobs.running().subscribe(() -> show(jobs));
        show(jobs);
    }

    private void show(Jobs jobs) {
        list.getTasks().setAll(jobs.running());
        int count = jobs.running().size();
        setText(Texts.get("jobs." + (count == 0 ? "none" : count == 1 ? "one" : "some"), count));
        setDisable(count == 0);
        if (count == 0) {
            popOver.hide();
        }
    }
}
