package ghostlens.viewer;

/// Where to walk: up to an input, down to an output, or to what stands beside.
public enum Direction {
    UP,
    DOWN,
    LEFT,
    RIGHT
}
