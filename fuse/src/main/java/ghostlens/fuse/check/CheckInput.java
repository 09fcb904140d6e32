package ghostlens.fuse.check;

import ghostlens.model.net.SeededInput;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.List;

/// What both networks are run on.
///
/// @param name what it is, in a word
public record CheckInput(String name, Tensor tensor) {
    private static final long SEED = 20_241;
    private static final int[] POWERS = {-3, 2, 0, -1, 3, -2, 1};

    /// The input that the user gave, a random one, and one whose neighbours differ in size by up to a million: small
    /// terms drown in large ones there, and a bias that is wrong shows beside inputs that are near zero.
    public static List<CheckInput> around(Tensor given) {
        var one = given.shape().with(0, 1);
        return List.of(new CheckInput("given", given), random(one), scaled(one));
    }

    private static CheckInput random(TensorShape shape) {
        return new CheckInput("random", SeededInput.of(shape, SEED));
    }

    private static CheckInput scaled(TensorShape shape) {
        var values = SeededInput.of(shape, SEED + 1);
        return new CheckInput(
                "scaled",
                Tensor.generate(shape, i -> values.get(i) * Math.pow(10, POWERS[i % POWERS.length]))
                        .toFloat32());
    }
}
