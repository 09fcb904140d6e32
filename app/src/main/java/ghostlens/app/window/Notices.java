package ghostlens.app.window;

import ghostlens.app.workspace.Workspace;
import javafx.scene.Node;
import org.controlsfx.control.NotificationPane;

/// The window's content with, above it, the sentence about what failed last, until it is dismissed.
final class Notices extends NotificationPane {

    Notices(Node content, Workspace workspace) {
        super(content);
        setId("notices");
        setShowFromTop(true);
        workspace.problem().subscribe(sentence -> {
            if (sentence == null) {
                hide();
            } else {
                show(sentence);
            }
        });
        setOnHidden(_ -> workspace.dismissProblem());
    }
}
