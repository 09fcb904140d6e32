package ghostlens.app.workspace;

import ghostlens.app.open.Engines;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Job;
import ghostlens.app.work.Jobs;
import ghostlens.app.work.Progress;
import ghostlens.assets.Texts;
import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.fuse.rules.Fusion;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Fuses and compares what tabs have open, each for itself.
final class Fusions {
    private final Workspace workspace;
    private final Jobs jobs;
    private final Map<Tab, Job<Fused>> byTab = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Job<Fused>> shown = new ReadOnlyObjectWrapper<>();

    Fusions(Workspace workspace, Jobs jobs) {
        this.workspace = workspace;
        this.jobs = jobs;
        workspace.tabs().shown().subscribe(this::show);
    }

    /// The job of the tab that is shown.
    ReadOnlyObjectProperty<@Nullable Job<Fused>> shown() {
        return shown.getReadOnlyProperty();
    }

    private void show() {
        shown.set(byTab.get(workspace.tabs().shown().get()));
    }

    /// Begins anew where it is under way for this tab.
    void start(Tab tab, Opened opened) {
        end(tab);
        var options = workspace.runOptions().get();
        var job = jobs.onEngine(
                Texts.get("job.fuse", opened.variant().title()),
                progress -> fuse(opened, options, progress),
                Ending.of(fused -> workspace.setFused(tab, opened, fused), workspace::setProblem));
        byTab.put(tab, job);
        show();
        job.stateProperty().subscribe(state -> {
            if (Jobs.isOver(state) && byTab.remove(tab, job)) {
                show();
            }
        });
    }

    /// Ends what is under way for this tab.
    void end(Tab tab) {
        var job = byTab.get(tab);
        if (job != null) {
            job.cancel();
        }
    }

    private static Fused fuse(Opened opened, RunOptions options, Progress progress) {
        progress.report(0.1, Texts.get("fuse.rewriting"));
        var trace = Fusion.fuse(opened.source());
        progress.report(0.4, Texts.get("fuse.comparing"));
        return new Fused(trace, EquivalenceCheck.check(trace, Engines.named(options.engine()), opened.inputToRun()));
    }
}
