package ghostlens.viewer.evolution;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import java.util.List;
import java.util.Optional;

/// The picture at one moment: what is there, where, and how much of it is to be seen. The first is the furthest back.
public record Scene(List<Actor> actors, List<Line> lines, double width, double height) {

    public Scene {
        actors = List.copyOf(actors);
        lines = List.copyOf(lines);
    }

    /// A stage at rest.
    public static Scene of(LaidOutGraph stage) {
        return new Scene(
                stage.boxes().stream().map(Actor::still).toList(),
                stage.routes().stream()
                        .map(r -> new Line(r.from(), r.to(), r.points(), 1))
                        .toList(),
                stage.width(),
                stage.height());
    }

    /// A box on its way.
    ///
    /// @param box as it is now, in its place now
    /// @param former what it was before and still shows in part
    /// @param turned how far it shows what it is now: 0 to 1
    /// @param opacity 0 to 1
    /// @param attention how far it is to be noticed, since it turns, comes, goes or flows into another: 0 to 1
    public record Actor(Box box, Optional<Box> former, double turned, double opacity, double attention) {

        static Actor still(Box box) {
            return new Actor(box, Optional.empty(), 1, 1, 0);
        }
    }

    /// A line from box to box, along right angles.
    public record Line(String from, String to, List<Point> points, double opacity) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// The actor of a path, where there is one; of several the one in front.
    public Optional<Actor> actor(String path) {
        return actors.reversed().stream()
                .filter(a -> a.box().path().equals(path))
                .findFirst();
    }
}
