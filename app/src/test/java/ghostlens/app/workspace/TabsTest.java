package ghostlens.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.net.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What tabs keep, and what goes into which of them.
class TabsTest {
    private final Workspace workspace = new Workspace();
    private final Tabs tabs = workspace.tabs();
    private Tab a = null;
    private Tab b = null;

    @BeforeEach
    void openTwo() {
        a = added("module-a");
        b = added("module-b");
    }

    @Test
    void aTabKeepsAllThatBelongsToItsNetwork() {
        workspace.show(a);
        var opened = workspace.opened().get();
        var fused = fused(opened);
        workspace.setFused(a, opened, fused);
        workspace.selected().set("relu");
        workspace.show(b);
        assertThat(workspace.fused().get()).isNull();
        assertThat(workspace.selected().get()).isNull();
        workspace.show(a);
        assertThat(workspace.opened().get()).isSameAs(opened);
        assertThat(workspace.fused().get()).isSameAs(fused);
        assertThat(workspace.selected().get()).isEqualTo("relu");
    }

    @Test
    void whoHearsOfAnotherTabFindsWhatBelongsToTheOneBefore() {
        var before = workspace.opened().get();
        var found = new Opened[1];
        tabs.shown().subscribe((_, _) -> found[0] = workspace.opened().get());
        workspace.show(a);
        assertThat(found[0]).isSameAs(before);
    }

    @Test
    void aResultGoesIntoTheTabInWhichItWasAskedFor() {
        var opened = workspace.opened().get();
        var fused = fused(opened);
        workspace.show(a);
        workspace.setFused(b, opened, fused);
        assertThat(workspace.fused().get()).isNull();
        workspace.show(b);
        assertThat(workspace.fused().get()).isSameAs(fused);
    }

    @Test
    void aResultOfWhatATabHeldBeforeIsDropped() {
        var before = workspace.opened().get();
        workspace.setOpened(opened("module-c"));
        workspace.setFused(b, before, fused(before));
        assertThat(workspace.fused().get()).isNull();
        workspace.show(a);
        workspace.setFused(b, before, fused(before));
        workspace.show(b);
        assertThat(workspace.fused().get()).isNull();
    }

    @Test
    void thoseShownLongestAgoRest() {
        var c = added("module-c");
        double one = new Sheet(workspace.opened().get(), null, null, null).bytes();
        assertThat(one).isPositive();
        workspace.show(a);
        tabs.makeRoom(1.5 * one);
        assertThat(List.of(a, b, c)).extracting(Tab::rests).containsExactly(false, true, false);
        workspace.show(b);
        assertThat(workspace.opened().get()).isNull();
        assertThat(b.bookmark().get().title()).startsWith("b ·");
        tabs.makeRoom(0);
        assertThat(List.of(a, c)).allMatch(Tab::rests);
    }

    @Test
    void standInTheOrderInWhichTheyWereOpenedEachBesideTheOneBefore() {
        workspace.show(a);
        var c = added("module-c");
        assertThat(tabs.all()).containsExactly(a, c, b);
        assertThat(tabs.along(1)).contains(b);
        assertThat(tabs.along(2)).contains(a);
        assertThat(tabs.along(-2)).contains(b);
        assertThat(tabs.beside(c)).contains(b);
        assertThat(tabs.beside(b)).contains(c);
    }

    @Test
    void areFoundByWhatTheyHoldNow() {
        assertThat(tabs.of(new Visit("module-a", Optional.empty()))).contains(a);
        workspace.setOpened(opened("module-c"));
        assertThat(tabs.of(new Visit("module-b", Optional.empty()))).isEmpty();
        assertThat(tabs.of(new Visit("module-c", Optional.empty()))).contains(b);
    }

    @Test
    void aFileIsTheSameHoweverItsPathIsWritten() {
        var file = tabs.append(new Tab.Bookmark(new Visit("mine", Optional.of(Path.of("x/mine.onnx"))), Form.TRAINING));
        assertThat(tabs.of(new Visit("", Optional.of(Path.of("x/y/../mine.onnx").toAbsolutePath()))))
                .contains(file);
        assertThat(tabs.of(new Visit("mine", Optional.empty()))).isEmpty();
        assertThat(file.bookmark().get().title()).isEqualTo("mine.onnx");
    }

    private Tab added(String network) {
        workspace.addOpened(opened(network));
        return tabs.shown().get();
    }

    private static Opened opened(String network) {
        return Opened.of(NetworkOpener.source(OpenRequest.of(network, Form.TRAINING)), Form.TRAINING);
    }

    private static Fused fused(Opened opened) {
        var trace = Fusion.fuse(opened.source());
        return new Fused(trace, EquivalenceCheck.check(trace, Engines.named("reference"), opened.inputToRun()));
    }
}
