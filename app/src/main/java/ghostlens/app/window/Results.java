package ghostlens.app.window;

import ghostlens.app.panel.accuracy.AccuracyPanel;
import ghostlens.app.panel.concat.ConcatModel;
import ghostlens.app.panel.concat.ConcatPanel;
import ghostlens.app.panel.equivalence.EquivalencePanel;
import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.panel.picture.PictureModel;
import ghostlens.app.panel.picture.PicturePanel;
import ghostlens.app.panel.profile.ProfilePanel;
import ghostlens.app.work.Jobs;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Texts;
import java.nio.file.Path;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/// The panels below the graph, and what is started so that they show what comes of it.
final class Results {
    private final Commands commands;
    private final Runnable makeSeen;
    private final AccuracyPanel accuracy;
    private final ConcatModel concatModel;
    private final ConcatPanel concat;
    private final PictureModel pictures;
    private final Tab profileTab;
    private final Tab equivalenceTab;
    private final Tab pictureTab;
    private final Tab accuracyTab;
    private final Tab concatTab;
    private final Room room;

    /// @param choosePicture asks the user for a picture
    /// @param makeSeen takes away what stands in the place of the graph and the panels
    Results(
            GraphPanel graph,
            Workspace workspace,
            Commands commands,
            Jobs jobs,
            Runnable choosePicture,
            Runnable makeSeen) {
        this.commands = commands;
        this.makeSeen = makeSeen;
        accuracy = new AccuracyPanel(workspace, commands);
        concatModel = new ConcatModel(jobs, commands::stop);
        concat = new ConcatPanel(concatModel);
        pictures = new PictureModel(workspace, commands, jobs);
        profileTab = tab("profile", new ProfilePanel(workspace, commands));
        equivalenceTab = tab("equivalence", new EquivalencePanel(workspace, commands));
        pictureTab = tab("picture", new PicturePanel(pictures, choosePicture));
        accuracyTab = tab("accuracy", accuracy);
        concatTab = tab("concat", concat);
        room = new Room(graph, profileTab, equivalenceTab, pictureTab, accuracyTab, concatTab);
    }

    private static Tab tab(String key, Node content) {
        var tab = new Tab(Texts.get("tab." + key), content);
        tab.setId("tab-" + key);
        tab.setClosable(false);
        return tab;
    }

    void follow(ObservableBooleanValue dark) {
        accuracy.darkProperty().bind(dark);
        concat.darkProperty().bind(dark);
    }

    /// The graph with the panels below it.
    Room room() {
        return room;
    }

    private void show(Tab panel) {
        makeSeen.run();
        room.show(panel);
    }

    void run() {
        show(profileTab);
        commands.run();
    }

    void fuse() {
        show(equivalenceTab);
        commands.fuse();
    }

    void measure() {
        show(accuracyTab);
        commands.measureNetworks();
    }

    void measureConcat() {
        show(concatTab);
        concatModel.measure();
    }

    void showPicture(Path file) {
        show(pictureTab);
        pictures.open(file);
    }

    /// Ends what looks at a picture.
    void cancel() {
        pictures.cancel();
    }
}
