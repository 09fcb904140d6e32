package ghostlens.app.panel.search;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Workspace;
import org.junit.jupiter.api.Test;

class SearchModelTest {
    private final Settings settings = Settings.inMemory();
    private final SearchModel model = new SearchModel(new Workspace(), settings);

    @Test
    void keepsSearchesTheNewestFirst() {
        keep("op:conv k=3");
        keep(" time>1ms ");
        assertThat(new SearchModel(new Workspace(), settings).saved()).containsExactly("time>1ms", "op:conv k=3");
        keep("op:conv k=3");
        assertThat(model.saved()).containsExactly("time>1ms");
    }

    @Test
    void keepsNoEmptySearch() {
        keep("  ");
        assertThat(model.saved()).isEmpty();
    }

    @Test
    void goesNowhereWithoutHits() {
        model.text().set("conv");
        assertThat(model.step(1)).isEmpty();
        assertThat(model.step(-1)).isEmpty();
    }

    private void keep(String text) {
        model.text().set(text);
        model.toggleSaved();
    }
}
