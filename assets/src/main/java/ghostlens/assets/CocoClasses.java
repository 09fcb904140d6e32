package ghostlens.assets;

import java.util.List;

/// The 80 classes of COCO's detection task, in the order in which detectors number them.
public final class CocoClasses {
    private static final List<String> NAMES =
            Resources.text("coco-classes.txt").lines().toList();

    private CocoClasses() {}

    public static int count() {
        return NAMES.size();
    }

    /// As COCO calls it: `traffic light`.
    public static String name(int label) {
        return NAMES.get(label);
    }
}
