package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The boxes are those of ONNX's NonMaxSuppression tests.
class NmsTest {
    private static final Candidate A = candidate(0, 0.9);
    private static final Candidate SHIFTED = candidate(0.1, 0.75);
    private static final Candidate BACK = candidate(-0.1, 0.6);
    private static final Candidate B = candidate(10, 0.95);
    private static final Candidate B_SHIFTED = candidate(10.1, 0.5);
    private static final Candidate C = candidate(100, 0.3);
    private static final List<Candidate> ALL = List.of(A, SHIFTED, BACK, B, B_SHIFTED, C);

    private static Candidate candidate(double top, double score) {
        return new Candidate(new Box(0, top, 1, top + 1), score, 0);
    }

    @Test
    void bestOfOverlappingBoxesStays() {
        assertThat(new Nms(0.5, 100).keep(ALL)).containsExactly(B, A, C);
    }

    @Test
    void noMoreStayThanAllowed() {
        assertThat(new Nms(0.5, 2).keep(ALL)).containsExactly(B, A);
    }

    @Test
    void overlapOfTheThresholdStays() {
        var half = new Candidate(new Box(0, 0, 1, 0.5), 0.1, 0);
        assertThat(new Nms(0.5, 100).keep(List.of(A, half))).containsExactly(A, half);
        assertThat(new Nms(0.49, 100).keep(List.of(A, half))).containsExactly(A);
    }

    @Test
    void boxesOfOtherLabelsDoNotSuppress() {
        var other = new Candidate(A.box(), 0.2, 1);
        assertThat(new Nms(0.5, 100).keep(List.of(other, A))).containsExactly(A, other);
    }

    @Test
    void nothingGivesNothing() {
        assertThat(new Nms(0.5, 100).keep(List.of())).isEmpty();
    }
}
