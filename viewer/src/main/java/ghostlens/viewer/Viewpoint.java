package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves a view's camera: where the user wants it, and otherwise so that the graph stays in sight.
final class Viewpoint {
    private final GraphView view;
    private final Picture picture;
    private Framing framing = Framing.START;
    private @Nullable String held;
    private @Nullable String sought;

    Viewpoint(GraphView view, Picture picture) {
        this.view = view;
        this.picture = picture;
        view.widthProperty().subscribe(_ -> keepFitting());
        view.heightProperty().subscribe(_ -> keepFitting());
    }

    /// Another graph, or the same one turned: from its beginning.
    void restart() {
        framing = Framing.START;
        held = null;
        sought = null;
    }

    /// The next layout is to have this box in the place where it is seen now.
    void hold(String path) {
        held = path;
        framing = Framing.FREE;
    }

    /// The next layout is to have this box in the middle.
    void seek(String path) {
        sought = path;
    }

    Framing framing() {
        return framing;
    }

    /// From where a graph was seen that is put back.
    void restore(Camera camera, Framing before) {
        framing = before;
        picture.look(camera, false);
    }

    /// Shows a layout that is known, in a view that may be of another size by now.
    void putBack(LaidOutGraph laidOut) {
        picture.change(laidOut, picture.camera.get(), view.getWidth(), view.getHeight(), false);
        keepFitting();
    }

    /// Everything in view, at most at 100 %.
    void fit() {
        framing = Framing.WHOLE;
        picture.look(framed(picture.target()), view.motionProperty().get());
    }

    void look(Camera camera) {
        framing = Framing.FREE;
        picture.look(camera, false);
    }

    /// Goes there, in a movement where those are wanted.
    void go(Camera camera) {
        framing = Framing.FREE;
        picture.look(camera, view.motionProperty().get());
    }

    void zoomBy(double factor, double x, double y) {
        look(picture.camera.get().zoomed(factor, x, y));
    }

    /// Brings a box into the middle, large enough to be read.
    void centre(Box box) {
        go(centred(box));
    }

    /// A box as large as it fits.
    void fit(Box box) {
        go(Camera.showing(box.x(), box.y(), box.width(), box.height(), view.getWidth(), view.getHeight()));
    }

    /// Brings a box into the middle unless it is in view.
    void reveal(Box box) {
        var camera = picture.camera.get();
        if (!camera.shows(box, view.getWidth(), view.getHeight())) {
            go(camera.centred(box, view.getWidth(), view.getHeight()));
        }
    }

    /// Shows a layout that has arrived.
    void show(LaidOutGraph laidOut) {
        picture.change(
                laidOut,
                from(laidOut),
                view.getWidth(),
                view.getHeight(),
                view.motionProperty().get());
        held = null;
        sought = null;
    }

    private Camera from(LaidOutGraph next) {
        var target = Optional.ofNullable(sought).flatMap(next::box);
        var still = Optional.ofNullable(held).flatMap(next::box);
        if (target.isPresent()) {
            framing = Framing.FREE;
            return centred(target.get());
        }
        return framing == Framing.FREE ? still.map(picture::holding).orElse(picture.camera.get()) : framed(next);
    }

    private Camera centred(Box box) {
        double scale = Math.max(picture.camera.get().scale(), 1);
        return new Camera(0, 0, scale).centred(box, view.getWidth(), view.getHeight());
    }

    private void keepFitting() {
        if (framing != Framing.FREE) {
            picture.look(framed(picture.target()), false);
        }
    }

    private Camera framed(LaidOutGraph laidOut) {
        return framing.camera(laidOut, view.flowProperty().get(), view.getWidth(), view.getHeight())
                .orElse(picture.camera.get());
    }
}
