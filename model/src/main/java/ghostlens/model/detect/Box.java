package ghostlens.model.detect;

/// A rectangle in pixels, from corner to corner; x runs to the right, y down.
public record Box(double left, double top, double right, double bottom) {

    /// The box of this size around a point.
    public static Box around(double x, double y, double width, double height) {
        return new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public double area() {
        return width() * height();
    }

    public boolean isEmpty() {
        return !(width() > 0 && height() > 0);
    }

    /// What lies within a picture of this size.
    public Box within(double width, double height) {
        return new Box(
                Math.clamp(left, 0, width),
                Math.clamp(top, 0, height),
                Math.clamp(right, 0, width),
                Math.clamp(bottom, 0, height));
    }

    /// The same box in a picture whose width and height are so many times larger.
    public Box times(double x, double y) {
        return new Box(left * x, top * y, right * x, bottom * y);
    }

    /// The same box elsewhere.
    public Box moved(double x, double y) {
        return new Box(left + x, top + y, right + x, bottom + y);
    }

    /// Intersection over union, 0 to 1.
    public double overlap(Box other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double both = width * height;
        return both / (area() + other.area() - both);
    }
}
