package ghostlens.viewer.layout;

/// Which way a graph runs on the screen.
public enum Flow {
    DOWN,
    RIGHT
}
