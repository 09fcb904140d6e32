package ghostlens.viewer;

/// A mark on a box: a few words, and how much it weighs. The heaviest box in the picture is the
/// hottest, unless views share a scale.
///
/// @param weight below 0 only where the overlay diverges
public record Badge(String text, double weight) {}
