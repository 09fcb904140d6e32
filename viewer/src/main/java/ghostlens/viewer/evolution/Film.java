package ghostlens.viewer.evolution;

import ghostlens.model.graph.Family;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.evolution.Fate.Kept;
import ghostlens.viewer.evolution.Fate.Merged;
import ghostlens.viewer.layout.Flow;
import ghostlens.viewer.layout.LaidOutGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Stages and the ways between them. A position is a stage's number, or a place between two of them: the picture is a
/// function of it and of nothing else.
public final class Film {
    private final List<StageLayout> stages = new ArrayList<>();
    private final List<LaidOutGraph> rests = new ArrayList<>();
    private final List<Shot> shots = new ArrayList<>();
    private final boolean isWhole;

    /// @param first the stage that it begins with
    /// @param steps the ways to the next stages; there is a cut where one begins with another part of a
    ///     larger graph than the one before ends with
    /// @param closed the paths of groups that are drawn as one box
    /// @param row in which row the box of a path stands, counted from 0; along the spine it only grows
    public Film(OpGraph first, List<Mapping> steps, Set<String> closed, ToIntFunction<String> row) {
        var befores = new ArrayList<StageLayout>();
        var ingredients = new HashMap<String, Set<Family>>();
        stages.add(new StageLayout(first, closed, ingredients, row));
        for (var step : steps) {
            befores.add(new StageLayout(step.before(), closed, ingredients, row));
            merge(step, ingredients);
            stages.add(new StageLayout(step.after(), closed, ingredients, row));
        }
        isWhole = isWhole(first, steps);
        var common = stages.stream().map(StageLayout::room).reduce(Room::and).orElseThrow();
        for (int i = 0; i < steps.size(); i++) {
            var before = befores.get(i);
            var after = stages.get(i + 1);
            var room = isWhole ? common : before.room().and(after.room());
            var from = before.place(room, Flow.RIGHT);
            var to = after.place(room, Flow.RIGHT);
            shots.add(new Shot(steps.get(i), closed, from, to));
            if (i == 0) {
                rests.add(from);
            }
            rests.add(to);
        }
        if (steps.isEmpty()) {
            rests.add(stages.getFirst().place(common, Flow.RIGHT));
        }
    }

    private static boolean isWhole(OpGraph first, List<Mapping> steps) {
        var last = first;
        for (var step : steps) {
            if (!step.before().equals(last)) {
                return false;
            }
            last = step.after();
        }
        return true;
    }

    /// What was merged into an operator stays with it as long as it is kept.
    private static void merge(Mapping step, Map<String, Set<Family>> ingredients) {
        var next = new HashMap<String, Set<Family>>();
        for (var fate : step.fates()) {
            var families = new LinkedHashSet<Family>();
            for (var id : fate.from()) {
                var family = step.before().node(id).op().family();
                if (fate instanceof Merged && family != Family.INPUT_OUTPUT) {
                    families.add(family);
                }
                families.addAll(
                        Optional.ofNullable(ingredients.remove(id.path())).orElse(Set.of()));
            }
            if (fate instanceof Merged || fate instanceof Kept) {
                fate.to().ifPresent(to -> next.put(to.path(), families));
            }
        }
        ingredients.putAll(next);
    }

    /// How many stages there are.
    public int length() {
        return rests.size();
    }

    /// The picture at a position from 0, the first stage, to `length() − 1`, the last.
    public Scene at(double position) {
        int stage = (int) Math.floor(Math.clamp(position, 0, length() - 1));
        double t = Math.clamp(position, 0, length() - 1) - stage;
        return t == 0 ? Scene.of(rests.get(stage)) : shots.get(stage).at(t);
    }

    /// Whether every stage shows all there is, without a cut.
    public boolean isWhole() {
        return isWhole;
    }

    /// All stages for being put side by side, each from top to bottom, their common parts at one height.
    public List<LaidOutGraph> sideBySide() {
        var columns = stages.stream().map(StageLayout::room).reduce(Room::and).orElseThrow();
        return stages.stream()
                .map(stage -> stage.place(stage.room().as(columns), Flow.DOWN))
                .toList();
    }
}
