package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A box of a graph for those who hear it.
final class SpokenBox {
    private SpokenBox() {}

    /// What it is, its shape, where it stands, what became of it, and what else is to be said.
    static String said(GraphView view, Box box) {
        var mark = Optional.ofNullable(view.marksProperty().get().get(box.path()));
        return Stream.of(
                        box.title(),
                        String.join(", ", box.below(box.subtitle())),
                        box.path(),
                        mark.map(Mark::text).orElse(""),
                        view.wordsProperty().get().apply(view.groups().inside(box.path())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
