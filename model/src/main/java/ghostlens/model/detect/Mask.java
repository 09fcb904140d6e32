package ghostlens.model.detect;

import ghostlens.model.picture.Photo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which pixels of a photo belong to a thing.
///
/// @param pixels row by row
public record Mask(int width, int height, BitSet pixels) {
    private static final double LEAST = 0.5;

    public Mask {
        pixels = (BitSet) pixels.clone();
    }

    /// A mask head's square of logits, stretched over its box in a photo: where it says one half or more.
    ///
    /// @param logits row by row
    static Mask pasted(float[] logits, Box box, Photo photo) {
        int side = (int) Math.sqrt(logits.length);
        var values = new double[logits.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = DenseHead.sigmoid(logits[i]);
        }
        var square = new Square(values, side);
        var pixels = new BitSet(photo.width() * photo.height());
        for (int y = (int) Math.max(0, box.top() - 1); y < Math.min(photo.height(), box.bottom() + 1); y++) {
            double row = (y + 0.5 - box.top()) / box.height() * side - 0.5;
            for (int x = (int) Math.max(0, box.left() - 1); x < Math.min(photo.width(), box.right() + 1); x++) {
                double column = (x + 0.5 - box.left()) / box.width() * side - 0.5;
                pixels.set(y * photo.width() + x, square.at(row, column) >= LEAST);
            }
        }
        return new Mask(photo.width(), photo.height(), pixels);
    }

    public boolean has(int x, int y) {
        return pixels.get(y * width + x);
    }

    /// How many pixels there are.
    public int area() {
        return pixels.cardinality();
    }

    /// COCO's uncompressed run lengths: column by column, how many pixels do not belong, then how many do, and so on.
    public List<Integer> runLengths() {
        var lengths = new ArrayList<Integer>();
        boolean belongs = false;
        int length = 0;
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                if (has(x, y) != belongs) {
                    lengths.add(length);
                    belongs = !belongs;
                    length = 0;
                }
                length++;
            }
        }
        lengths.add(length);
        return List.copyOf(lengths);
    }

    /// Values with zeros around them.
    private record Square(double[] values, int side) {

        double at(double row, double column) {
            int top = (int) Math.floor(row);
            int left = (int) Math.floor(column);
            double down = row - top;
            double right = column - left;
            return (1 - down) * ((1 - right) * cell(top, left) + right * cell(top, left + 1))
                    + down * ((1 - right) * cell(top + 1, left) + right * cell(top + 1, left + 1));
        }

        private double cell(int row, int column) {
            boolean inside = row >= 0 && row < side && column >= 0 && column < side;
            return inside ? values[row * side + column] : 0;
        }
    }
}
