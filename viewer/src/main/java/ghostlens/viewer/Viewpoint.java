package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves a view's camera: where the user wants it, and otherwise so that the graph stays in sight.
final class Viewpoint {
    /// Smaller, and what boxes say cannot be read.
    private static final double LEGIBLE = 0.6;

    private final GraphView view;
    private final Picture picture;
    private Framing framing = Framing.START;
    private @Nullable String held;
    private @Nullable String sought;

    Viewpoint(GraphView view, Picture picture) {
        this.view = view;
        this.picture = picture;
        view.widthProperty().subscribe((before, _) -> resized(before.doubleValue(), view.getHeight()));
        view.heightProperty().subscribe((before, _) -> resized(view.getWidth(), before.doubleValue()));
    }

    /// Another graph, or the same one turned: from its beginning.
    void restart() {
        framing = Framing.START;
        release();
    }

    /// The next layout is to have this box in the place where it is seen now.
    void hold(String path) {
        held = path;
        framing = Framing.FREE;
    }

    /// The next layout is seen from where one looks then.
    void release() {
        held = null;
        sought = null;
    }

    /// The next layout is of the same boxes in other sizes: it is to be seen with what one looks at in its place, or as
    /// a whole where this one is and the other can be read so.
    void stay() {
        var shown = picture.target();
        if (shown.boxes().isEmpty()) {
            return;
        }
        var whole = new Box("", "", Kind.OPEN_GROUP, "", "", List.of(), 0, 0, shown.width(), shown.height());
        framing = framing != Framing.FREE && isInView(whole) ? Framing.WHOLE : Framing.FREE;
        lookedAt().ifPresent(box -> held = box.path());
    }

    private boolean isInView(Box box) {
        return picture.camera.get().shows(box, view.getWidth(), view.getHeight());
    }

    /// The selection where it is in view, else what is nearest to the middle.
    private Optional<Box> lookedAt() {
        var camera = picture.camera.get();
        double x = camera.graphX(view.getWidth() / 2);
        double y = camera.graphY(view.getHeight() / 2);
        return view.selection()
                .filter(this::isInView)
                .or(() -> picture.target().boxes().stream()
                        .filter(box -> box.kind() != Kind.OPEN_GROUP)
                        .min(Comparator.comparingDouble(
                                box -> Math.hypot(box.x() + box.width() / 2 - x, box.y() + box.height() / 2 - y))));
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
        release();
        picture.look(camera, false);
    }

    /// Shows a layout that is known, in a view that may be of another size by now.
    void putBack(LaidOutGraph laidOut) {
        picture.change(laidOut, picture.camera.get(), view.getWidth(), view.getHeight(), false);
        resized(view.getWidth(), view.getHeight());
    }

    /// Everything in view, at most at 100 %.
    void fit() {
        framing = Framing.WHOLE;
        picture.look(framed(picture.target()), view.motionProperty().get());
    }

    void look(Camera camera) {
        framing = Framing.FREE;
        sought = null;
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
        release();
    }

    private Camera from(LaidOutGraph next) {
        var target = Optional.ofNullable(sought).flatMap(next::box);
        var still = Optional.ofNullable(held).flatMap(next::box);
        if (target.isPresent()) {
            framing = Framing.FREE;
            return centred(target.get());
        }
        if (still.isPresent() && framed(next).scale() < LEGIBLE) {
            framing = Framing.FREE;
        }
        return framing == Framing.FREE ? still.map(picture::holding).orElse(picture.camera.get()) : framed(next);
    }

    private Camera centred(Box box) {
        double scale = Math.max(picture.camera.get().scale(), 1);
        return new Camera(0, 0, scale).centred(box, view.getWidth(), view.getHeight());
    }

    /// What is framed stays so, and a selection that was in view before, which panels may push out of it.
    private void resized(double widthBefore, double heightBefore) {
        var selection = view.selection().filter(box -> picture.camera.get().shows(box, widthBefore, heightBefore));
        if (framing != Framing.FREE) {
            picture.look(framed(picture.target()), false);
        }
        selection
                .filter(box -> !isInView(box))
                .ifPresent(box -> look(picture.camera.get().reaching(box, view.getWidth(), view.getHeight())));
    }

    private Camera framed(LaidOutGraph laidOut) {
        return framing.camera(laidOut, view.flowProperty().get(), view.getWidth(), view.getHeight())
                .orElse(picture.camera.get());
    }
}
