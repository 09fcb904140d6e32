package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CocoClassesTest {

    @Test
    void classesAreInCocosOrder() {
        assertThat(CocoClasses.count()).isEqualTo(80);
        assertThat(CocoClasses.name(0)).isEqualTo("person");
        assertThat(CocoClasses.name(15)).isEqualTo("cat");
        assertThat(CocoClasses.name(79)).isEqualTo("toothbrush");
        assertThat(IntStream.range(0, 80).mapToObj(CocoClasses::name)).doesNotHaveDuplicates();
    }
}
