package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.HashMap;
import java.util.Map;

/// The way from one layout to the next: boxes glide from where they were; new ones come out of the box around them.
final class Morph {
    private final Map<String, Box> before = new HashMap<>();
    private final LaidOutGraph after;

    Morph(LaidOutGraph before, LaidOutGraph after) {
        before.boxes().forEach(b -> this.before.put(b.path(), b));
        this.after = after;
    }

    /// The layout at `t` from 0 to 1.
    LaidOutGraph at(double t) {
        var boxes = after.boxes().stream().map(b -> between(origin(b), b, t)).toList();
        return new LaidOutGraph(boxes, after.routes(), after.width(), after.height());
    }

    private Box origin(Box box) {
        for (var path = box.path(); !path.isEmpty(); path = outer(path)) {
            var origin = before.get(path);
            if (origin != null) {
                return origin;
            }
        }
        return box;
    }

    private static String outer(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('.'), 0));
    }

    private static Box between(Box a, Box b, double t) {
        return b.at(
                a.x() + (b.x() - a.x()) * t,
                a.y() + (b.y() - a.y()) * t,
                a.width() + (b.width() - a.width()) * t,
                a.height() + (b.height() - a.height()) * t);
    }
}
