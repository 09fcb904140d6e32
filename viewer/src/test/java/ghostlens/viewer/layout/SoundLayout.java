package ghostlens.viewer.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Point;

/// What is true of every layout.
final class SoundLayout {
    private SoundLayout() {}

    static void check(LaidOutGraph graph) {
        leavesDoNotOverlap(graph);
        childrenLieInsideTheirFrames(graph);
        routesTurnAtRightAngles(graph);
        routesRunThroughNoOtherBoxes(graph);
    }

    private static void routesTurnAtRightAngles(LaidOutGraph graph) {
        for (var route : graph.routes()) {
            for (int i = 1; i < route.points().size(); i++) {
                var a = route.points().get(i - 1);
                var b = route.points().get(i);
                assertThat(Math.min(Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y())))
                        .as("%s", route)
                        .isLessThan(1e-6);
            }
        }
    }

    /// So that none looks like a slip of the pen.
    static void cornersAreApart(LaidOutGraph graph) {
        for (var route : graph.routes()) {
            for (int i = 1; i < route.points().size(); i++) {
                var a = route.points().get(i - 1);
                var b = route.points().get(i);
                assertThat(Math.hypot(a.x() - b.x(), a.y() - b.y()))
                        .as("%s", route)
                        .isGreaterThan(3);
            }
        }
    }

    private static void routesRunThroughNoOtherBoxes(LaidOutGraph graph) {
        var leaves =
                graph.boxes().stream().filter(b -> b.kind() != Kind.OPEN_GROUP).toList();
        for (var route : graph.routes()) {
            for (int i = 1; i < route.points().size(); i++) {
                var a = route.points().get(i - 1);
                var b = route.points().get(i);
                assertThat(leaves)
                        .filteredOn(box -> passes(a, b, box))
                        .as("%s", route)
                        .isEmpty();
            }
        }
    }

    private static boolean passes(Point a, Point b, Box box) {
        return Math.max(a.x(), b.x()) > box.x()
                && Math.min(a.x(), b.x()) < box.x() + box.width()
                && Math.max(a.y(), b.y()) > box.y()
                && Math.min(a.y(), b.y()) < box.y() + box.height();
    }

    private static void leavesDoNotOverlap(LaidOutGraph graph) {
        var leaves =
                graph.boxes().stream().filter(b -> b.kind() != Kind.OPEN_GROUP).toList();
        for (var a : leaves) {
            assertThat(leaves).filteredOn(b -> b != a && a.intersects(b)).isEmpty();
        }
    }

    private static void childrenLieInsideTheirFrames(LaidOutGraph graph) {
        for (var child : graph.boxes()) {
            graph.box(child.parent())
                    .ifPresent(frame -> assertThat(frame.contains(child.x(), child.y())
                                    && frame.contains(child.x() + child.width(), child.y() + child.height()))
                            .as("%s in %s", child, frame)
                            .isTrue());
        }
    }

    static void routesEndAtTheBordersOfTheirBoxes(LaidOutGraph graph) {
        for (var route : graph.routes()) {
            var from = graph.box(route.from()).orElseThrow();
            var to = graph.box(route.to()).orElseThrow();
            assertOn(route.points().getFirst(), from, from.y() + from.height());
            assertOn(route.points().getLast(), to, to.y());
        }
    }

    private static void assertOn(Point end, Box box, double y) {
        assertThat(end.y()).isCloseTo(y, within(1e-6));
        assertThat(end.x()).isBetween(box.x(), box.x() + box.width());
    }
}
