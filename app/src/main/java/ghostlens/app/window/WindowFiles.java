package ghostlens.app.window;

import ghostlens.app.open.NetworkFile;
import ghostlens.app.open.PhotoFile;
import ghostlens.app.panel.SaveFile;
import ghostlens.app.panel.overlay.Heat;
import ghostlens.app.panel.overlay.HeatModel;
import ghostlens.app.save.GraphPicture;
import ghostlens.app.save.PictureFormat;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Jobs;
import ghostlens.app.workspace.Commands;
import ghostlens.assets.Texts;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.layout.GraphSvg.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Files that come into the window and go out of it: chosen, dropped, opened again, drawn and saved.
final class WindowFiles {
    private final Commands commands;
    private final Jobs jobs;
    private final FileChoice files;
    private final Recent recent;
    private final Consumer<Path> showPicture;
    private final HeatModel heats;

    /// @param showPicture what to do with a photo
    /// @param heats takes numbers that are to lie over the graph
    WindowFiles(
            Commands commands,
            Jobs jobs,
            FileChoice files,
            Recent recent,
            Consumer<Path> showPicture,
            HeatModel heats) {
        this.commands = commands;
        this.jobs = jobs;
        this.files = files;
        this.recent = recent;
        this.showPicture = showPicture;
        this.heats = heats;
    }

    /// Takes files that are dropped anywhere, and tables that a panel wants saved.
    void listenTo(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(this::drop);
        scene.addEventHandler(SaveFile.TYPE, this::save);
    }

    private void drop(DragEvent event) {
        event.getDragboard().getFiles().stream().findFirst().ifPresent(file -> open(file.toPath()));
        event.setDropCompleted(true);
        event.consume();
    }

    /// Opens a network, weights for what is open, an input to run it on, a picture to show it, or numbers to lay over
    /// the graph.
    void open(Path file) {
        if (HeatModel.isNamedSo(file)) {
            heats.open(file);
            return;
        }
        recent.add(file);
        if (PhotoFile.isNamedSo(file)) {
            showPicture.accept(file);
        } else {
            commands.openFile(file);
        }
    }

    void choose() {
        var endings = Stream.of(NetworkFile.ENDINGS, List.of(".npy"), PhotoFile.ENDINGS, HeatModel.ENDINGS);
        var patterns = patterns(endings.flatMap(List::stream).toList());
        files.choose(Texts.get("action.open"), patterns).ifPresent(this::open);
    }

    /// A network's file, of which the user has to say what for.
    Optional<Path> chooseNetwork() {
        return files.choose(Texts.get("action.open"), patterns(NetworkFile.ENDINGS));
    }

    /// The file that a figure needs.
    void chooseHeat(Heat heat) {
        files.choose(heat.title(), patterns(HeatModel.ENDINGS)).ifPresent(heats::open);
    }

    void choosePicture() {
        files.choose(Texts.get("action.picture"), patterns(PhotoFile.ENDINGS)).ifPresent(this::open);
    }

    private static List<String> patterns(List<String> endings) {
        return endings.stream().map(ending -> "*" + ending).toList();
    }

    /// Draws a graph into a file that is asked for.
    ///
    /// @param name suggested for the file
    void export(String name, GraphView.Shown shown, ExportSheet.Choice choice) {
        var part = choice.whole() ? Part.whole(shown.graph()) : shown.part();
        var picture = new GraphPicture(shown.graph(), part, choice.dark(), choice.scale());
        var formats =
                Stream.of(PictureFormat.values()).map(PictureFormat::ending).toList();
        files.chooseNew(Texts.get("action.export"), name, patterns(formats))
                .ifPresent(file -> save(file, () -> picture.write(file)));
    }

    private void save(SaveFile event) {
        files.chooseNew(event.title(), event.name(), patterns(event.endings()))
                .ifPresent(file -> save(file, () -> event.write(file)));
    }

    private void save(Path file, Runnable writing) {
        jobs.inBackground(
                Texts.get("job.save", file.getFileName()),
                _ -> {
                    writing.run();
                    return file;
                },
                Ending.of(_ -> {}, commands::refuse));
    }
}
