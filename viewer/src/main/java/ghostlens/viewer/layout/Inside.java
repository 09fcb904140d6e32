package ghostlens.viewer.layout;

import ghostlens.viewer.layout.LaidOutGraph.Point;
import java.util.List;

/// What a frame holds, or the whole picture, without names: what is equal is laid out alike, so that one layout
/// serves all identical blocks.
///
/// @param parts the boxes and frames directly inside, in execution order
/// @param inputs how many lines come in through the frame's border
/// @param outputs how many leave through it
/// @param leastWidth room for the frame's title
/// @param root whether this is the whole picture, which has no border
record Inside(Flow flow, List<Part> parts, List<Link> links, int inputs, int outputs, double leastWidth, boolean root) {
    private static final double ROOT_PADDING = 24;
    private static final double PADDING = 16;

    Inside {
        parts = List.copyOf(parts);
        links = List.copyOf(links);
    }

    /// Something of a known size.
    ///
    /// @param in where lines enter, along the border; empty for a box, where they may end anywhere
    /// @param out where lines leave
    record Part(double width, double height, List<Double> in, List<Double> out) {
        Part {
            in = List.copyOf(in);
            out = List.copyOf(out);
        }
    }

    /// One end of a line.
    ///
    /// @param part the index of the part; {@link #BORDER} for the frame around
    /// @param port the index of the place on a frame's border; 0 for a box
    record End(int part, int port) {
        static final int BORDER = -1;

        boolean isBorder() {
            return part == BORDER;
        }
    }

    /// @param label how wide the line's label is; 0 for none
    record Link(End from, End to, double label) {}

    /// Where all of it goes, from the frame's left top corner.
    ///
    /// @param corners of the parts
    /// @param in where lines enter, along the border
    /// @param lines of the links
    record Placed(
            double width, double height, List<Point> corners, List<Double> in, List<Double> out, List<Line> lines) {
        Placed {
            corners = List.copyOf(corners);
            in = List.copyOf(in);
            out = List.copyOf(out);
            lines = List.copyOf(lines);
        }
    }

    /// A line with its label's left top corner.
    record Line(List<Point> points, Point labelAt) {
        Line {
            points = List.copyOf(points);
        }
    }

    /// How many parts its lines pass, all in all: how hard it is to lay out.
    long passing() {
        return links.stream()
                .mapToLong(l -> Math.abs(
                        l.to().isBorder()
                                ? parts.size() - l.from().part()
                                : l.to().part() - l.from().part()))
                .sum();
    }

    double left() {
        return root ? ROOT_PADDING : PADDING;
    }

    double top() {
        return root ? ROOT_PADDING : Sizes.FRAME_TOP;
    }

    /// At the right and at the bottom.
    double end() {
        return left();
    }
}
