package ghostlens.model.measure;

import ghostlens.model.graph.Op;
import ghostlens.model.tensor.TensorShape;

/// What is timed. With P the elements of one of a concat's two equal inputs, it reads 2P and writes 2P.
public enum Contender {
    CONCAT,
    /// Both inputs and the output have the shape of the concat's output: reads 4P, writes 2P.
    ADD,
    /// Both inputs and the output have the shape of the concat's inputs: reads 2P, writes P.
    ADD_OF_INPUTS;

    Op op() {
        return switch (this) {
            case CONCAT -> new Op.Concat();
            case ADD, ADD_OF_INPUTS -> new Op.Add();
        };
    }

    /// The shape of each of the two inputs.
    TensorShape operand(ConcatShape shape) {
        return switch (this) {
            case CONCAT, ADD_OF_INPUTS -> shape.input();
            case ADD -> shape.output();
        };
    }
}
