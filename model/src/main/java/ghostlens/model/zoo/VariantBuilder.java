package ghostlens.model.zoo;

import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant.Definition;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.names.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Collects what is to be said of a variant; it lives inside one expression of a family's file.
final class VariantBuilder {
    private final Kind kind;
    private final NetworkFamily family;
    private final String name;
    private final String title;
    private final List<Source> sources = new ArrayList<>();
    private String summary = "";
    private TensorShape input = TensorShape.of(1, 1, 1, 1);
    private int classes;
    private Preprocessing preprocessing = Preprocessing.IMAGENET;
    private Optional<Published> published = Optional.empty();
    private Optional<String> choice = Optional.empty();

    /// A source of which only is said in what it differs from the network.
    private record Source(Naming naming, Optional<Preprocessing> preprocessing, Optional<Definition> definition) {}

    VariantBuilder(Kind kind, NetworkFamily family, String name, String title) {
        this.kind = kind;
        this.family = family;
        this.name = name;
        this.title = title;
    }

    /// One sentence: what it is, and where the paper has it.
    VariantBuilder summary(String sentence) {
        summary = sentence;
        return this;
    }

    /// A square input, batch 1.
    VariantBuilder input(int channels, int size) {
        input = TensorShape.of(1, channels, size, size);
        return this;
    }

    /// An input that need not be square.
    VariantBuilder input(TensorShape shape) {
        input = shape;
        return this;
    }

    VariantBuilder classes(int number) {
        classes = number;
        return this;
    }

    VariantBuilder preprocessing(Preprocessing other) {
        preprocessing = other;
        return this;
    }

    /// A source of checkpoints, the likeliest first.
    VariantBuilder source(Naming naming) {
        sources.add(new Source(naming, Optional.empty(), Optional.empty()));
        return this;
    }

    /// A source that treats pictures otherwise.
    VariantBuilder source(Naming naming, Preprocessing other) {
        sources.add(new Source(naming, Optional.of(other), Optional.empty()));
        return this;
    }

    /// A source that treats pictures otherwise and whose code computes something else.
    VariantBuilder source(Naming naming, Preprocessing other, Definition definition) {
        sources.add(new Source(naming, Optional.of(other), Optional.of(definition)));
        return this;
    }

    VariantBuilder published(Published numbers) {
        published = Optional.of(numbers);
        return this;
    }

    /// One sentence: what the paper leaves open, and what was chosen here.
    VariantBuilder choice(String sentence) {
        choice = Optional.of(sentence);
        return this;
    }

    /// The variant, with how its graph is written down.
    Variant define(Definition definition) {
        return new Variant(
                name,
                title,
                summary,
                kind,
                family,
                input,
                classes,
                definition,
                preprocessing,
                sources(definition),
                published,
                choice);
    }

    private List<CheckpointSource> sources(Definition definition) {
        return Stream.concat(sources.stream(), Stream.of(new Source(Naming.OWN, Optional.empty(), Optional.empty())))
                .map(source -> new CheckpointSource(
                        source.naming,
                        source.preprocessing.orElse(preprocessing),
                        source.definition.orElse(definition)))
                .toList();
    }
}
