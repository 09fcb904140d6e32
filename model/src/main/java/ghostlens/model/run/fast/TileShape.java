package ghostlens.model.run.fast;

/// How much a tile computes at a time, and how the inputs lie.
///
/// @param pixels neighbouring ones
/// @param blocks of output channels
/// @param together how many input channels an entry stands for, one after the other
/// @param pixelBytes from one pixel's input to the next one's
record TileShape(int pixels, int blocks, int together, int pixelBytes) {

    /// On a feature map in blocks of channels.
    static TileShape onMap(int blocks) {
        return new TileShape(width(blocks), blocks, DenseWeights.QUAD, Lanes.BYTES);
    }

    /// On a {@link Picture}.
    static TileShape onPicture(int blocks) {
        return new TileShape(width(blocks), blocks, DenseWeights.SINGLE, Picture.STRIDE * Float.BYTES);
    }

    /// How many pixels fill the registers with sums, the weights and one input beside them. With many registers
    /// seven, which divides the width of most feature maps. Twice as many for a single block would make a loop so
    /// long that C2 now and then leaves a call in it.
    private static int width(int blocks) {
        if (Lanes.REGISTERS > 16) {
            return 7;
        }
        return switch (blocks) {
            case 1 -> 8;
            case 2 -> 6;
            default -> 4;
        };
    }

    /// Whether every input's bounds are checked, which keeps all reads apart without fences: where sums, weights and an
    /// input leave no register free, and where a fence would be an instruction.
    boolean checksBounds() {
        return !Lanes.FREE_FENCES || pixels * blocks + blocks + 1 >= Lanes.REGISTERS;
    }

    /// Its code's name.
    String name() {
        return "TileLoop%dx%dof%dby%d".formatted(pixels, blocks, together, pixelBytes);
    }
}
