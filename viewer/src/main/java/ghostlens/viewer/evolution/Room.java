package ghostlens.viewer.evolution;

import java.util.List;
import java.util.stream.IntStream;

/// The room that a graph takes. Graphs that are given the same room have what they share in the same places.
///
/// @param boxWidth of the widest box, in pixels
/// @param columns of the longest row
/// @param lanes of each row: the spine's and those of the branches beside it
/// @param tracks behind each row, for lines that lead to another row
record Room(double boxWidth, int columns, List<Integer> lanes, List<Integer> tracks) {
    private static final double GRID = 8;

    Room {
        boxWidth = GRID * Math.ceil(boxWidth / GRID);
        lanes = List.copyOf(lanes);
        tracks = List.copyOf(tracks);
    }

    /// Enough for both.
    Room and(Room other) {
        return new Room(
                Math.max(boxWidth, other.boxWidth),
                Math.max(columns, other.columns),
                most(lanes, other.lanes),
                most(tracks, other.tracks));
    }

    private static List<Integer> most(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, Math.max(one.size(), other.size()))
                .mapToObj(i -> Math.max(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0))
                .toList();
    }

    /// Boxes and columns as in the other.
    Room as(Room other) {
        return new Room(other.boxWidth, other.columns, lanes, tracks);
    }
}
