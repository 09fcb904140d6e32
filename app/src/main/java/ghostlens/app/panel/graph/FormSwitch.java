package ghostlens.app.panel.graph;

import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Texts;
import ghostlens.model.net.Form;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.SegmentedButton;

/// Which form of the network is shown: training, deploy or inference.
final class FormSwitch extends SegmentedButton {
    private final Map<Form, ToggleButton> buttons = new EnumMap<>(Form.class);

    FormSwitch(Workspace workspace, Commands commands) {
        setId("form-switch");
        for (var form : Form.values()) {
            var button = new ToggleButton(Texts.get("form." + form.label()));
            button.setId("form-" + form.label());
            button.setMinWidth(USE_PREF_SIZE);
            button.setTooltip(new Tooltip(Texts.get("form." + form.label() + ".tip")));
            button.setOnAction(_ -> {
                show(workspace);
                commands.setForm(form);
            });
            buttons.put(form, button);
            getButtons().add(button);
        }
        workspace.opened().subscribe(_ -> show(workspace));
    }

    /// The buttons show what is, not what was asked for: that comes when the rewriting has succeeded.
    private void show(Workspace workspace) {
        var opened = workspace.opened().get();
        buttons.forEach((form, button) -> {
            button.setSelected(opened != null && opened.network().form() == form);
            button.setDisable(opened == null || form.compareTo(opened.source().form()) < 0);
        });
    }
}
