package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static ghostlens.tests.window.Waiting.read;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.RunState;
import ghostlens.app.workspace.Settings;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.profile.Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.concurrent.Task;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window as a user meets it: open, search, select, expand, run, fuse, read the numbers, switch theme, cancel.
@ExtendWith(ApplicationExtension.class)
class WindowTest {

    private MainWindow window = null;
    private Optional<Path> chosen = Optional.empty();

    @Start
    void start(Stage stage) {
        window = new MainWindow(Settings.inMemory(), (_, _) -> chosen);
        stage.setScene(window.scene());
        stage.setWidth(1000);
        stage.setHeight(1000);
        stage.show();
        window.open("repghostnet-0.5x");
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void opensWhatIsSearchedInTheCatalogue(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.clickOn("#catalog-search").write("module-d").push(KeyCode.ENTER);
        awaitOpen("module-d");
        assertThat(text(robot, "#graph-title")).contains("d");
    }

    @Test
    void findsAnOperatorAndShowsItsFactsAndWeights(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.clickOn("#graph-search").write("classifier");
        assertThat(text(robot, "#graph-search-count")).isEqualTo("1 found");
        robot.push(KeyCode.ENTER);
        await(
                "the classifier is selected",
                () -> "classifier".equals(window.workspace().selected().get()));
        assertThat(text(robot, "#inspector-title")).isEqualTo("linear");
        assertThat(robot.lookup("#inspector-weights .gl-raised").queryAll()).hasSize(2);
    }

    @Test
    void profilesLiveUntilStoppedAndRowsAndNodesSelectEachOther(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.clickOn("#run");
        await("runs are counted", () -> runs() > 1);
        int before = runs();
        await("the profile goes on", () -> runs() > before);
        robot.clickOn("#stop");
        await("it has stopped", () -> window.workspace().runState().get() == RunState.IDLE);
        var table = robot.lookup("#profile-table").queryAs(TableView.class);
        assertThat(table.getItems()).hasSizeGreaterThan(200);
        robot.interact(() -> table.getSelectionModel().select(3));
        assertThat(window.workspace().selected().get()).startsWith("blocks.0.0");
        robot.interact(() -> window.workspace().selected().set("classifier"));
        assertThat(String.valueOf(table.getSelectionModel().getSelectedItem())).contains("classifier");
    }

    @Test
    void fusesAndSaysTheVerdict(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.clickOn("#fuse");
        await("there is a verdict", () -> window.workspace().fused().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#verdict")).startsWith("Equal within rounding");
        assertThat(text(robot, "#figure-batchNorms")).isEqualTo("112 → 0");
        assertThat(text(robot, "#figure-top")).isEqualTo("yes");
    }

    @Test
    void showsWhereTheNumbersOfAChannelComeFrom(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.clickOn("#fuse");
        await("there is a verdict", () -> window.workspace().fused().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#channel-card").query().isVisible()).isFalse();
        robot.clickOn("#how-channel");
        var terms = robot.lookup("#channel-terms").queryAs(TextArea.class);
        assertThat(robot.lookup("#equivalence-steps").query().isVisible()).isFalse();
        assertThat(terms.getText()).isEmpty();

        var node = "blocks.0.0.ghost1.cheap_operation.0";
        robot.interact(() -> window.workspace().selected().set(node));
        assertThat(terms.getText()).startsWith("Channel 0 of " + node);
        rewrite(robot, "#channel-index .text-field", "3");
        assertThat(terms.getText()).startsWith("Channel 3 of " + node).contains("the sum", fusedBias(node, 3));

        robot.interact(() -> window.workspace().selected().set(null));
        assertThat(terms.getText()).isEmpty();
        robot.clickOn("#how-steps");
        assertThat(robot.lookup("#equivalence-steps").query().isVisible()).isTrue();
    }

    private String fusedBias(String node, int channel) {
        var after = requireNonNull(window.workspace().fused().get()).trace().after();
        return String.format(
                Locale.ROOT,
                "%.9g",
                after.weights().get(new NodeId(node), "bias").get(channel));
    }

    @Test
    void showsAnotherForm(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.clickOn("#form-inference");
        await("the inference form is shown", () -> opened().network().form() == Form.INFERENCE);
        assertThat(opened().network().graph().nodes().size())
                .isLessThan(opened().source().graph().nodes().size());
        robot.clickOn("#form-training");
        await("the training form is back", () -> opened().network().form() == Form.TRAINING);
    }

    @Test
    void opensAnyWidthThatTheSliderStopsAt(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        await("the engine is there", () -> window.jobs().running().isEmpty());
        var width = robot.lookup("#vary-width").queryAs(Slider.class);
        assertThat(width.getValue()).isEqualTo(0.5);
        robot.interact(() -> width.setValueChanging(true));
        robot.interact(() -> width.setValue(0.9));
        robot.interact(() -> width.setValue(0.7312));
        assertThat(window.jobs().running()).isEmpty();
        robot.interact(() -> width.setValueChanging(false));
        awaitOpen("repghostnet-0.73x");
        assertThat(text(robot, "#graph-title")).contains("0.73×");
        robot.clickOn("#vary-width").push(KeyCode.HOME);
        awaitOpen("repghostnet-0.1x");
    }

    @Test
    void opensAnotherInputSizeAndNumberOfClasses(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        rewrite(robot, "#vary-size", "96x64");
        await("it is smaller", () -> "1×3×96×64".equals(inputShape()));
        rewrite(robot, "#vary-classes", "7");
        await("it tells fewer classes apart", () -> opened().classes().equals(Optional.of(7)));
        assertThat(inputShape()).isEqualTo("1×3×96×64");
        var before = opened();
        rewrite(robot, "#vary-classes", "seven");
        await("a sentence is shown", () -> window.workspace().problem().get() != null);
        assertThat(window.workspace().problem().get()).contains("seven");
        assertThat(opened()).isSameAs(before);
    }

    @Test
    void showsNoWidthAndSizeThatWereNotOpened(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        rewrite(robot, "#vary-size", "99999x99999");
        await("a sentence is shown", () -> window.workspace().problem().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#vary-size").queryAs(TextField.class).getText())
                .isEqualTo("224 × 224");
        var width = robot.lookup("#vary-width").queryAs(Slider.class);
        robot.interact(() -> {
            width.setValue(0.9);
            List.copyOf(window.jobs().running()).forEach(Task::cancel);
        });
        assertThat(width.getValue()).isEqualTo(0.5);
        assertThat(opened().variant().name()).isEqualTo("repghostnet-0.5x");
    }

    @Test
    void saysTheVerdictWhereTheFormChangesMeanwhile(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.clickOn("#fuse");
        robot.clickOn("#form-inference");
        await("the inference form is shown", () -> opened().network().form() == Form.INFERENCE);
        await("there is a verdict", () -> window.workspace().fused().get() != null);
    }

    private String inputShape() {
        return opened().network().graph().inputShape().toString();
    }

    private static void rewrite(FxRobot robot, String field, String text) {
        robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.ENTER);
    }

    @Test
    void switchesTheThemeByKey(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(window.scene().getRoot().getStyleClass()).contains("gl-dark").doesNotContain("gl-light");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(window.scene().getRoot().getStyleClass())
                .contains("gl-light")
                .doesNotContain("gl-dark");
    }

    @Test
    void saysWhatIsWrongWithAFileAndKeepsWhatIsOpen(FxRobot robot, @TempDir Path folder) throws IOException {
        awaitOpen("repghostnet-0.5x");
        var before = opened();
        chosen = Optional.of(Files.write(folder.resolve("broken.safetensors"), new byte[] {1, 2, 3}));
        robot.clickOn("#open");
        await("a sentence is shown", () -> window.workspace().problem().get() != null);
        assertThat(window.workspace().problem().get()).contains("broken.safetensors");
        assertThat(opened()).isSameAs(before);
    }

    @Test
    void findsAnActionInThePaletteAndClosesItByEscape(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        assertThat(robot.lookup("#palette").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).write("inference").push(KeyCode.ENTER);
        await("the inference form is shown", () -> opened().network().form() == Form.INFERENCE);
    }

    @Test
    void listsTheKeysBehindTheQuestionMark(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.push(KeyCode.SHIFT, KeyCode.SLASH);
        assertThat(robot.lookup("#keys").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#keys").tryQuery()).isEmpty();
    }

    @Test
    void showsTheLastOneWhereManyAreOpenedFast(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        robot.interact(() -> {
            for (var name :
                    new String[] {"repghostnet-2.0x", "ghostnet-1.0x", "module-a", "repghostnet-1.0x", "module-c"}) {
                window.open(name);
            }
        });
        awaitOpen("module-c");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(opened().variant().name()).isEqualTo("module-c");
    }

    @Test
    void cancelsARunAtAnyMoment(FxRobot robot) {
        awaitOpen("repghostnet-0.5x");
        for (int i = 0; i < 5; i++) {
            robot.push(KeyCode.CONTROL, KeyCode.R);
            robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        }
        await(
                "nothing runs",
                () -> window.workspace().runState().get() == RunState.IDLE
                        && window.jobs().running().isEmpty());
        assertThat(window.workspace().problem().get()).isNull();
    }

    @Test
    void saysWhatIsInAPictureUnfusedAndFused(FxRobot robot, @TempDir Path folder) throws IOException {
        awaitOpen("repghostnet-0.5x");
        chosen = Optional.of(picture(folder.resolve("blue.png")));
        robot.clickOn("#open");
        await("the picture was seen", () -> opened().input().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#picture-verdict")).matches(".+ · \\d+\\.\\d %");
        assertThat(robot.lookup("#picture-guesses .gl-probability").queryAll()).hasSize(10);
        assertThat(text(robot, "#picture-apart")).startsWith("The outputs of both forms are");
        assertThat(robot.lookup("#picture-image")
                        .queryAs(ImageView.class)
                        .getImage()
                        .getWidth())
                .isEqualTo(224);
    }

    @Test
    void showsThePictureToTheNextNetworkToo(FxRobot robot, @TempDir Path folder) throws IOException {
        awaitOpen("repghostnet-0.5x");
        var file = picture(folder.resolve("blue.png"));
        robot.interact(() -> window.openFile(file));
        await("the picture was seen", () -> opened().input().isPresent());
        robot.interact(() -> window.open("module-a"));
        awaitOpen("module-a");
        await(
                "a sentence is shown",
                () -> robot.lookup("#picture-problem").queryAs(Label.class).isVisible());
        assertThat(text(robot, "#picture-problem")).contains("module-a does not tell pictures apart");
        robot.interact(() -> window.open("ghostnet-0.5x"));
        awaitOpen("ghostnet-0.5x");
        await("the picture was seen again", () -> opened().input().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#picture-problem").queryAs(Label.class).isVisible())
                .isFalse();
    }

    @Test
    void saysWhatIsWrongWithAPicture(FxRobot robot, @TempDir Path folder) throws IOException {
        awaitOpen("repghostnet-0.5x");
        var file = Files.writeString(folder.resolve("broken.jpg"), "no picture");
        robot.interact(() -> window.openFile(file));
        await(
                "a sentence is shown",
                () -> robot.lookup("#picture-problem").queryAs(Label.class).isVisible());
        assertThat(text(robot, "#picture-problem")).contains("broken.jpg is no picture that can be read");
        assertThat(opened().input()).isEmpty();
    }

    @Test
    void drawsTheGraphIntoAFile(FxRobot robot, @TempDir Path folder) throws IOException {
        awaitOpen("repghostnet-0.5x");
        await("the graph is drawn", () -> window.drawn().get());
        var file = folder.resolve("graph.svg");
        chosen = Optional.of(file);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        robot.clickOn("#export-save");
        await("the file is there", () -> Files.exists(file));
        assertThat(robot.lookup("#export-sheet").tryQuery()).isEmpty();
        assertThat(Files.readString(file)).startsWith("<svg").contains(">classifier<");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        robot.clickOn("#export-save");
        await("a sentence is shown", () -> window.workspace().problem().get() != null);
        assertThat(window.workspace().problem().get()).contains("graph.svg' is there already");
    }

    @Test
    void copiesAndSavesATableAsItIsShown(FxRobot robot, @TempDir Path folder) throws IOException {
        awaitOpen("repghostnet-0.5x");
        robot.clickOn("#fuse");
        await("there is a verdict", () -> window.workspace().fused().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        var table = robot.lookup("#equivalence-steps").queryAs(TableView.class);
        robot.interact(table::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        var copied = new AtomicReference<String>();
        robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.get().lines()).hasSize(1 + table.getItems().size());
        assertThat(copied.get()).startsWith("#\tRule\tWhat was done\n1\t");
        var file = folder.resolve("steps.csv");
        chosen = Optional.of(file);
        robot.interact(() -> table.getContextMenu().getItems().getLast().fire());
        await("the file is there", () -> Files.exists(file));
        assertThat(Files.readAllLines(file))
                .hasSize(1 + table.getItems().size())
                .first()
                .isEqualTo("#,Rule,What was done");
    }

    private static Path picture(Path file) throws IOException {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) {
            image.setRGB(x, x % 240, 0x3377cc + x);
        }
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private int runs() {
        Profile profile = window.workspace().profile().get();
        return profile == null ? 0 : profile.runs();
    }

    private Opened opened() {
        return window.workspace().opened().get();
    }

    private void awaitOpen(String name) {
        Waiting.awaitOpen(window.workspace(), name);
    }

    private static String text(FxRobot robot, String query) {
        return read(() -> robot.lookup(query).queryLabeled().getText());
    }
}
