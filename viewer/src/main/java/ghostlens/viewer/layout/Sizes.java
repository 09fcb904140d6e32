package ghostlens.viewer.layout;

/// The measures that all drawings of a graph share, in pixels at 100 %.
public final class Sizes {
    /// A box's first line.
    public static final double TITLE = 13;
    /// A box's second line, and the labels of edges.
    public static final double SMALL = 11;
    /// Room for an overlay's number at least.
    public static final double BOX_WIDTH = 104;

    public static final double BOX_HEIGHT = 44;
    /// From a box's top edge to the baseline of its first line, of the second one, and from one to the next below.
    public static final double FIRST_LINE = 19;

    public static final double SECOND_LINE = 34;
    public static final double LINE = 15;
    /// So much lower a box's text begins that has no second line.
    public static final double LOWER = 7;
    /// From a box's left edge to its text: the family's mark stands there.
    public static final double TEXT_LEFT = 32;
    /// The side of a family's mark.
    public static final double MARK = 12;
    public static final double PADDING = 12;
    /// The title's strip of an open group.
    public static final double FRAME_TOP = 36;
    public static final double CORNER = 4;
    /// The colours of the families inside a closed group.
    public static final double BAND = 4;

    private Sizes() {}
}
