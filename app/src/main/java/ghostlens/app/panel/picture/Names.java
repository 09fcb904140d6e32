package ghostlens.app.panel.picture;

import ghostlens.app.open.ClassNames;
import ghostlens.assets.ClassLists;
import ghostlens.assets.Texts;
import java.util.List;
import java.util.stream.Stream;

/// What the classes can be called.
enum Names {
    IMAGENET(new ClassNames(ClassLists.IMAGENET)),
    FASHION_MNIST(new ClassNames(ClassLists.FASHION_MNIST)),
    NUMBERS(ClassNames.NUMBERS);

    private final ClassNames classes;

    Names(ClassNames classes) {
        this.classes = classes;
    }

    ClassNames classes() {
        return classes;
    }

    /// The lists of as many names, and none.
    static List<Names> fitting(int count) {
        return Stream.of(values())
                .filter(names -> names == NUMBERS || names.classes.names().size() == count)
                .toList();
    }

    /// What is taken unless somebody chooses: a thousand classes are ImageNet's, but ten can be anybody's.
    static Names usual(int count) {
        return fitting(count).contains(IMAGENET) ? IMAGENET : NUMBERS;
    }

    @Override
    public String toString() {
        return Texts.get("picture.names." + name());
    }
}
