package ghostlens.model.run.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/// One call of one of ND4J's operators, bound to its arrays once and executed often.
final class Call implements AutoCloseable {
    private final CustomOp operator;
    private final OpContext context;

    /// @param operator by ND4J's name for it
    Call(String operator) {
        this.operator = DynamicCustomOp.builder(operator).build();
        this.context = Nd4j.getExecutioner().buildContext();
    }

    Call reads(INDArray... inputs) {
        context.setInputArrays(inputs);
        return this;
    }

    Call writes(INDArray output) {
        context.setOutputArrays(output);
        return this;
    }

    /// The operator's integer arguments, all at once.
    Call integers(long... values) {
        context.setIArguments(values);
        return this;
    }

    /// The operator's floating-point arguments, all at once.
    Call reals(double... values) {
        context.setTArguments(values);
        return this;
    }

    Call flags(boolean... values) {
        context.setBArguments(values);
        return this;
    }

    /// Without oneDNN, for operators that it makes slower.
    Call generic() {
        context.allowHelpers(false);
        return this;
    }

    void execute() {
        Nd4j.getExecutioner().exec(operator, context);
    }

    @Override
    public void close() {
        context.purge();
        try {
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException("an ND4J context could not be closed", e);
        }
    }
}
