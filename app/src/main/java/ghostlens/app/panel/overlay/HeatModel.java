package ghostlens.app.panel.overlay;

import ghostlens.app.panel.activation.ActivationModel;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Jobs;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Tab;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Texts;
import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.format.ProfileFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// What lies over the graph as heat: which figure was chosen, and its numbers as far as they are known.
public final class HeatModel {
    /// How the names of files with numbers end.
    public static final List<String> ENDINGS = List.of(".json", ".csv");

    private static final String CHOSEN = "heat";
    private static final long LARGEST_FILE = 64L << 20;

    private final Workspace workspace;
    private final ActivationModel activations;
    private final Commands commands;
    private final Jobs jobs;
    private final Settings settings;
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Heat> chosen;
    private final ReadOnlyObjectWrapper<@Nullable NumberOverlay> overlay = new ReadOnlyObjectWrapper<>();
    private @Nullable Saved saved;
    private final Map<Tab, Given> given = new WeakHashMap<>();

    /// Numbers that were given for what a tab held then.
    private record Given(Opened opened, NodeNumbers numbers) {}

    /// A profile that was saved.
    private record Saved(String name, Profile profile) {}

    /// What a file turned out to hold.
    private sealed interface Content {
        record Times(Saved saved) implements Content {}

        record Numbers(NodeNumbers numbers) implements Content {}
    }

    public HeatModel(
            Workspace workspace, ActivationModel activations, Commands commands, Jobs jobs, Settings settings) {
        this.workspace = workspace;
        this.activations = activations;
        this.commands = commands;
        this.jobs = jobs;
        this.settings = settings;
        this.chosen = new ReadOnlyObjectWrapper<>(settings.get(CHOSEN, Heat.class)
                .filter(heat -> !heat.needsFile())
                .orElse(Heat.TIME));
        workspace.opened().subscribe(_ -> given.values().removeIf(numbers -> !workspace.holds(numbers.opened)));
        Runnable update = () -> overlay.set(open().flatMap(this::of).orElse(null));
        workspace.opened().subscribe(update);
        workspace.profile().subscribe(update);
        workspace.fused().subscribe(update);
        activations.activations().subscribe(update);
        shown.subscribe(update);
        chosen.subscribe(update);
        update.run();
    }

    /// Whether anything is laid over the graph.
    public BooleanProperty shown() {
        return shown;
    }

    public ReadOnlyObjectProperty<Heat> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// What is laid over the graph now.
    public ReadOnlyObjectProperty<@Nullable NumberOverlay> overlay() {
        return overlay.getReadOnlyProperty();
    }

    /// What lies over any graph now. What was measured, or given by a file, is known of the one that is open.
    public Optional<NumberOverlay> of(OpGraph graph) {
        return shown.get() ? computed(graph) : Optional.empty();
    }

    private Optional<OpGraph> open() {
        return Optional.ofNullable(workspace.opened().get())
                .map(opened -> opened.network().graph());
    }

    /// Whether a file has to be chosen before this can be shown.
    public boolean waitsForFile(Heat heat) {
        return heat == Heat.TIME_DIFFERENCE && saved == null
                || heat == Heat.NUMBERS && numbers().isEmpty();
    }

    private Optional<NodeNumbers> numbers() {
        return Optional.ofNullable(given.get(workspace.tabs().shown().get()))
                .filter(numbers -> numbers.opened == workspace.opened().get())
                .map(Given::numbers);
    }

    /// Lays this over the graph; what operators compute is computed first.
    public void choose(Heat heat) {
        chosen.set(heat);
        shown.set(true);
        settings.put(CHOSEN, heat);
        if (heat == Heat.MAGNITUDE || heat == Heat.ZEROS) {
            activations.compute();
        }
    }

    /// What to do so that there are numbers to show.
    String missing() {
        return Texts.get("heat.missing." + chosen.get());
    }

    private Optional<NumberOverlay> computed(OpGraph graph) {
        var open = open().filter(opened -> opened == graph);
        var profile = open.flatMap(_ -> Optional.ofNullable(workspace.profile().get()));
        var computed =
                open.flatMap(_ -> Optional.ofNullable(activations.activations().get()));
        return switch (chosen.get()) {
            case TIME -> profile.map(Figures::time);
            case MULTIPLY_ADDS -> Optional.of(Figures.multiplyAdds(graph));
            case PARAMETERS -> Optional.of(Figures.parameters(graph));
            case BYTES -> Optional.of(Figures.bytes(graph));
            case ERROR ->
                open.flatMap(_ -> Optional.ofNullable(workspace.fused().get()))
                        .map(fused -> Figures.error(fused.equivalence()));
            case MAGNITUDE -> computed.map(Figures::magnitude);
            case ZEROS -> computed.map(Figures::zeros);
            case TIME_DIFFERENCE ->
                profile.flatMap(now ->
                        Optional.ofNullable(saved).map(before -> Figures.difference(now, before.profile, before.name)));
            case NUMBERS -> open.flatMap(_ -> numbers()).map(Figures::numbers);
        };
    }

    /// Whether a file is named as one with numbers is.
    public static boolean isNamedSo(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /// Lays a file over the graph: a saved profile against the one that is open, or a number for each operator.
    public void open(Path file) {
        var tab = workspace.tabs().shown().get();
        jobs.inBackground(
                Texts.get("job.open", file.getFileName()),
                _ -> read(file),
                Ending.of(
                        content -> {
                            if (tab == workspace.tabs().shown().get()) {
                                show(content, file);
                            }
                        },
                        commands::refuse));
    }

    private void show(Content content, Path file) {
        switch (content) {
            case Content.Times(var times) -> {
                saved = times;
                again(Heat.TIME_DIFFERENCE);
            }
            case Content.Numbers(var found) -> show(found, file);
        }
    }

    private void show(NodeNumbers found, Path file) {
        var opened = workspace.opened().get();
        var tab = workspace.tabs().shown().get();
        if (opened == null || tab == null) {
            commands.refuse(Texts.get("open.nothing", file.getFileName()));
            return;
        }
        var operators = opened.network().graph().nodes().stream()
                .map(node -> node.id().path())
                .collect(Collectors.toSet());
        try {
            var numbers = found.of(operators);
            numbers.unknown(operators, file.getFileName().toString()).ifPresent(commands::refuse);
            given.put(tab, new Given(opened, numbers));
            again(Heat.NUMBERS);
        } catch (Problem e) {
            commands.refuse(e.sentence());
        }
    }

    /// Also where it is shown already, with other numbers.
    private void again(Heat heat) {
        choose(heat);
        overlay.set(open().flatMap(this::of).orElse(null));
    }

    private static Content read(Path file) {
        var text = text(file);
        var name = file.getFileName().toString();
        return text.contains("\"ghostlens-profile\"")
                ? new Content.Times(new Saved(name, ProfileFile.load(file)))
                : new Content.Numbers(NodeNumbers.read(text, name));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new Problem("%s is too large for a number of each operator.".formatted(file));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Problem("%s cannot be read as text.".formatted(file), e);
        }
    }
}
