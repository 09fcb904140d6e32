package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassListsTest {

    @Test
    void imageNetsClassesAreInTheChallengesOrder() {
        assertThat(ClassLists.IMAGENET).hasSize(1000).doesNotHaveDuplicates().allMatch(name -> !name.isBlank());
        assertThat(ClassLists.IMAGENET.get(0)).isEqualTo("tench");
        assertThat(ClassLists.IMAGENET.get(285)).isEqualTo("Egyptian cat");
        assertThat(ClassLists.IMAGENET.get(967)).isEqualTo("espresso");
        assertThat(ClassLists.IMAGENET.get(999)).isEqualTo("toilet tissue");
    }

    @Test
    void fashionMnistHasTen() {
        assertThat(ClassLists.FASHION_MNIST)
                .hasSize(10)
                .startsWith("T-shirt/top")
                .endsWith("Ankle boot");
    }
}
