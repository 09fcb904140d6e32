package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class IconsTest {
    @Test
    void applicationComesInAllSizes() throws IOException {
        var sizes = new ArrayList<Integer>();
        for (var file : Icons.application()) {
            sizes.add(ImageIO.read(file).getWidth());
        }
        assertThat(sizes).containsExactly(16, 24, 32, 48, 64, 128, 256);
    }
}
