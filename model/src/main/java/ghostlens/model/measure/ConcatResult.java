package ghostlens.model.measure;

import java.util.List;

/// What was measured, and under which conditions.
///
/// @param network the network's name, such as `ghostnet-1.0x`
/// @param operators a column of Table 1 for each layout and batch size
/// @param shares a group of Fig. 2 for each batch size
public record ConcatResult(
        String network,
        String engine,
        String engineDescription,
        int threads,
        int runs,
        String machine,
        String java,
        List<OperatorTimes> operators,
        List<BatchShares> shares) {
    public ConcatResult {
        operators = List.copyOf(operators);
        shares = List.copyOf(shares);
    }

    /// Table 1 in one layout.
    public List<OperatorTimes> operators(Layout layout) {
        return operators.stream().filter(o -> o.layout() == layout).toList();
    }
}
