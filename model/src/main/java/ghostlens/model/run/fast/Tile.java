package ghostlens.model.run.fast;

/// What a tile of a convolution reads and writes. Each thread moves one of its own over the image, so that the inner
/// loops take one argument and nothing is allocated.
final class Tile extends Margin {
    /// Where the pixels' inputs are, before an entry's offset.
    long in;
    /// One int per four input channels under a tap: how far their values are from {@link #in}.
    long entries;
    /// The first block's weights of these entries, input channel after input channel.
    long weights;
    /// Where these end.
    long weightsEnd;
    /// From one block's weights to the next one's.
    long weightBlock;
    /// How many entries there are.
    int entryCount;
    /// One vector per block; 0 where sums go on from what is in the output.
    long bias;
    /// Where the first block's pixels go.
    long out;
    /// Where the run of tiles ends.
    long outEnd;
    /// From one block of the output to the next.
    long outBlock;
    /// What is added before clamping, laid out as the output; 0 where nothing is.
    long residual;
    float low;
    float high;
    /// From one row of the input to the next.
    long inRow;
    /// A vector of zeros, read instead of what lies outside of the input.
    long zeros;
    /// How many of the leftmost input pixels lie outside.
    int leftOutside;
    /// How many of the rightmost input pixels lie outside.
    int rightOutside;
}
