package ghostlens.viewer;

import ghostlens.viewer.layout.GraphSvg.Part;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.util.List;

/// Where one looks from: a point of the graph (x, y) is seen at (x·scale + dx, y·scale + dy).
///
/// @param scale 1 for 100 %
public record Camera(double dx, double dy, double scale) {
    static final double SMALLEST = 0.02;
    static final double LARGEST = 4;
    private static final double MARGIN = 16;

    double graphX(double screenX) {
        return (screenX - dx) / scale;
    }

    double graphY(double screenY) {
        return (screenY - dy) / scale;
    }

    double screenX(double x) {
        return x * scale + dx;
    }

    double screenY(double y) {
        return y * scale + dy;
    }

    /// The part of the graph that is on a screen of this size; the whole where none is.
    Part seen(LaidOutGraph graph, double width, double height) {
        double left = Math.max(0, graphX(0));
        double top = Math.max(0, graphY(0));
        double right = Math.min(graph.width(), graphX(width));
        double bottom = Math.min(graph.height(), graphY(height));
        return right > left && bottom > top ? new Part(left, top, right - left, bottom - top) : Part.whole(graph);
    }

    /// What is on a screen of this size, as a box of the graph.
    Box area(double width, double height) {
        return new Box("", "", Kind.OPEN_GROUP, "", "", List.of(), graphX(0), graphY(0), width / scale, height / scale);
    }

    Camera panned(double byX, double byY) {
        return new Camera(dx + byX, dy + byY, scale);
    }

    /// Larger or smaller, while what is under this point of the screen stays there.
    Camera zoomed(double factor, double screenX, double screenY) {
        double s = Math.clamp(scale * factor, SMALLEST, LARGEST);
        return new Camera(screenX - graphX(screenX) * s, screenY - graphY(screenY) * s, s);
    }

    /// The same scale with this point of the graph in the middle.
    Camera centred(double x, double y, double width, double height) {
        return new Camera(width / 2 - x * scale, height / 2 - y * scale, scale);
    }

    /// The same scale with the middle of this box in the middle.
    Camera centred(Box box, double width, double height) {
        return centred(box.x() + box.width() / 2, box.y() + box.height() / 2, width, height);
    }

    /// Panned no further than it takes to have a box in a view of this size; of a larger box, its beginning.
    Camera reaching(Box box, double width, double height) {
        return panned(
                missing(screenX(box.x()), box.width() * scale, width),
                missing(screenY(box.y()), box.height() * scale, height));
    }

    private static double missing(double start, double length, double room) {
        if (start >= 0 && start + length <= room) {
            return 0;
        }
        return Math.clamp(start, MARGIN, Math.max(MARGIN, room - MARGIN - length)) - start;
    }

    /// Whether the whole box is in a view of this size.
    boolean shows(Box box, double width, double height) {
        double x = screenX(box.x());
        double y = screenY(box.y());
        return x >= 0 && y >= 0 && x + box.width() * scale <= width && y + box.height() * scale <= height;
    }

    /// An area of the graph in the middle, as large as it fits, at most at 100 %.
    static Camera showing(double x, double y, double w, double h, double width, double height) {
        double fitting = Math.min((width - 2 * MARGIN) / Math.max(w, 1), (height - 2 * MARGIN) / Math.max(h, 1));
        var camera = new Camera(0, 0, Math.clamp(fitting, SMALLEST, 1));
        return camera.centred(x + w / 2, y + h / 2, width, height);
    }

    /// On the way to another camera, at `t` from 0 to 1.
    Camera towards(Camera other, double t) {
        return new Camera(dx + (other.dx - dx) * t, dy + (other.dy - dy) * t, scale + (other.scale - scale) * t);
    }
}
