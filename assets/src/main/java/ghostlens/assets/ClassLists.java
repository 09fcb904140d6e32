package ghostlens.assets;

import java.util.List;

/// What the classes of well-known data sets are called, in the order in which classifiers number them.
public final class ClassLists {
    /// The 1000 classes of ImageNet's challenge of 2012: the first name of each WordNet synset.
    public static final List<String> IMAGENET = read("imagenet-classes.txt");

    /// The ten of Fashion-MNIST.
    public static final List<String> FASHION_MNIST = read("fashion-mnist-classes.txt");

    private ClassLists() {}

    private static List<String> read(String file) {
        return Resources.text(file).lines().toList();
    }
}
