package ghostlens.viewer;

/// A mark on a box: a few words, and how much it weighs. The heaviest box in the picture is the hottest.
///
/// @param weight 0 or more
public record Badge(String text, double weight) {}
