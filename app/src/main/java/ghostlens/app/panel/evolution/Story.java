package ghostlens.app.panel.evolution;

import ghostlens.viewer.evolution.Film;
import ghostlens.viewer.evolution.Mapping;
import java.util.List;

/// What can be played: stages, what becomes of every operator between them, and the film of it.
///
/// @param steps between each stage and the next; of a large network only the part where something happens
/// @param isRun whether every stage is small enough to be run, measured and compared
public record Story(String title, List<Chapter> chapters, List<Mapping> steps, Film film, boolean isRun) {
    public Story {
        chapters = List.copyOf(chapters);
        steps = List.copyOf(steps);
    }
}
