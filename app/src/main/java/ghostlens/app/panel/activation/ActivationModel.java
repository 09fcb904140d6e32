package ghostlens.app.panel.activation;

import ghostlens.app.open.Engines;
import ghostlens.app.panel.activation.Activations.Activation;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Job;
import ghostlens.app.work.Jobs;
import ghostlens.app.work.Progress;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Texts;
import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the operators of the open network compute of its input: run when asked for, kept until network, form or input
/// of its tab change. Of other tabs what was computed last is kept, as far as there is room.
public final class ActivationModel {
    /// How much of the heap the values of all operators may take, of all tabs together.
    private static final double MOST_OF_HEAP = 0.4;

    private final Workspace workspace;
    private final Commands commands;
    private final Jobs jobs;
    private final List<Activations> kept = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Activations> activations = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job<Activations>> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();

    public ActivationModel(Workspace workspace, Commands commands, Jobs jobs) {
        this.workspace = workspace;
        this.commands = commands;
        this.jobs = jobs;
        workspace.opened().subscribe(this::follow);
        workspace.tabs().all().subscribe(this::keepThoseOfTabs);
    }

    public ReadOnlyObjectProperty<@Nullable Activations> activations() {
        return activations.getReadOnlyProperty();
    }

    /// What computes them now.
    public ReadOnlyObjectProperty<@Nullable Job<Activations>> job() {
        return job.getReadOnlyProperty();
    }

    /// The sentence about the last attempt if it failed.
    public ReadOnlyObjectProperty<@Nullable String> problem() {
        return problem.getReadOnlyProperty();
    }

    private void follow(@Nullable Opened opened) {
        cancel();
        keepThoseOfTabs();
        activations.set(
                kept.stream().filter(a -> a.opened() == opened).findFirst().orElse(null));
        problem.set(null);
    }

    private void keepThoseOfTabs() {
        kept.removeIf(a -> !workspace.holds(a.opened()));
    }

    /// The oldest go where all together take more than there is room for.
    private void keep(Activations computed) {
        kept.add(computed);
        while (kept.size() > 1
                && kept.stream().mapToDouble(a -> bytes(a.opened())).sum() > room()) {
            kept.removeFirst();
        }
    }

    private static double room() {
        return MOST_OF_HEAP * Runtime.getRuntime().maxMemory();
    }

    /// Ends what is under way.
    public void cancel() {
        var underWay = job.get();
        if (underWay != null) {
            job.set(null);
            underWay.cancel();
        }
    }

    /// Runs what is open once and keeps what every operator computes, unless that is there or under way.
    public void compute() {
        var opened = workspace.opened().get();
        if (opened == null || activations.get() != null || job.get() != null) {
            return;
        }
        commands.stop();
        problem.set(null);
        var engine = workspace.runOptions().get().engine();
        job.set(jobs.onEngine(
                Texts.get("job.activations", opened.title()),
                progress -> compute(opened, engine, room(), progress),
                new Ending<>(this::show, sentence -> fail(opened, sentence), () -> job.set(null))));
    }

    private void show(Activations computed) {
        if (computed.opened() == workspace.opened().get()) {
            job.set(null);
            keep(computed);
            activations.set(computed);
        }
    }

    private void fail(Opened asked, String sentence) {
        if (asked == workspace.opened().get()) {
            job.set(null);
            problem.set(sentence);
        }
    }

    /// @param room for all values, in bytes
    /// @throws Problem if the network cannot run, or its values have no room
    static Activations compute(Opened opened, String engine, double room, Progress progress) {
        opened.origin().requireRunnable();
        var network = opened.network();
        var nodes = network.graph().nodes();
        requireRoom(opened, room);
        var plan = Engines.named(engine).plan(network, PlanOptions.DEFAULT.keepingValues());
        int steps = plan.steps().size();
        try (var session = plan.open()) {
            session.run(
                    opened.inputToRun(),
                    (step, _, _) -> progress.report(0.5 * step / steps, Texts.get("activations.running")));
            return new Activations(opened, values(nodes, session, opened.inputToRun(), progress));
        }
    }

    private static HashMap<String, Activation> values(
            List<Node> nodes, Session session, Tensor input, Progress progress) {
        var values = new HashMap<String, Activation>();
        for (var node : nodes) {
            if (progress.isCancelled()) {
                throw new CancellationException();
            }
            progress.report(0.5 + 0.5 * values.size() / nodes.size(), node.id().path());
            var tensor = node.op() instanceof Op.Input ? input : session.value(node.id());
            values.put(node.id().path(), Activation.of(tensor.toFloat32()));
        }
        return values;
    }

    private static double bytes(Opened opened) {
        var nodes = opened.network().graph().nodes();
        return Float.BYTES
                * nodes.stream().mapToDouble(node -> node.shape().elements()).sum();
    }

    private static void requireRoom(Opened opened, double room) {
        double bytes = bytes(opened);
        if (bytes > room) {
            throw new Problem(
                    "To keep what every operator of %s computes takes %.1f GB, more than there is room for; choose a smaller batch or image."
                            .formatted(opened.network().name(), bytes / 1e9));
        }
    }
}
