package ghostlens.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History<String> history = new History<>();

    @Test
    void goesBackAndForwardThroughWhatWasVisited() {
        history.visit("a");
        history.visit("b");
        history.visit("c");
        assertThat(history.back()).contains("b");
        assertThat(history.back()).contains("a");
        assertThat(history.back()).isEmpty();
        assertThat(history.forward()).contains("b");
    }

    @Test
    void forgetsWhatWasAheadWhenGoingElsewhere() {
        history.visit("a");
        history.visit("b");
        history.back();
        history.visit("c");
        assertThat(history.forward()).isEmpty();
        assertThat(history.back()).contains("a");
    }

    @Test
    void staysWhenTheSamePlaceIsVisitedAgain() {
        history.visit("a");
        history.visit("b");
        history.back();
        history.visit("a");
        assertThat(history.forward()).contains("b");
    }

    @Test
    void replacedPlaceIsNoneToComeBackTo() {
        var history = new History<String>();
        history.visit("a");
        history.visit("b");
        history.replace("c");
        assertThat(history.present()).contains("c");
        assertThat(history.back()).contains("a");
        assertThat(history.forward()).contains("c");
        assertThat(history.forward()).isEmpty();
    }

    @Test
    void firstPlaceCanBeReplacedToo() {
        var history = new History<String>();
        assertThat(history.present()).isEmpty();
        history.replace("a");
        assertThat(history.present()).isEqualTo(Optional.of("a"));
    }
}
