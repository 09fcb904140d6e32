package ghostlens.fuse.terms;

import ghostlens.model.graph.NodeId;
import java.util.List;

/// One line of the calculation: a linear function of the value that the fused operator reads.
///
/// @param number from 1, as later terms refer to it
/// @param node the operator before fusing that computes it
/// @param rule which rule took it in; empty where that is the operator that was kept
/// @param formula in the field's own terms, with the numbers of earlier terms in parentheses
/// @param operands the numbers of the terms that it is made of
/// @param givens the numbers that go into it beside those, and what becomes of them
/// @param value what it comes to
public record Term(
        int number,
        Kind kind,
        NodeId node,
        String rule,
        String formula,
        List<Integer> operands,
        List<Given> givens,
        Taps value) {

    public Term {
        operands = List.copyOf(operands);
        givens = List.copyOf(givens);
    }

    /// What the operator is.
    public enum Kind {
        /// The value that is read, as it is.
        INPUT,
        /// A kernel over that value.
        KERNEL,
        /// A kernel over what is itself computed from that value.
        SEQUENCE,
        BATCH_NORM,
        MEAN,
        SUM
    }

    /// A number that goes into a term.
    ///
    /// @param symbol as formulas have it: `γ`
    /// @param source the tensor and place, `bn.weight[3]`, or the formula by which it was found
    public record Given(String symbol, String source, double value) {}

    /// The value of a given number.
    ///
    /// @throws IllegalArgumentException if there is none of this symbol
    public double given(String symbol) {
        return givens.stream()
                .filter(given -> given.symbol.equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("term %d has no %s".formatted(number, symbol)))
                .value;
    }
}
