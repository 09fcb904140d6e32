package ghostlens.assets;

/// The style classes that `ghostlens.css` knows; views name no class as a string of their own.
public final class Styles {
    /// On the root, or on any pane: the light theme.
    public static final String LIGHT = "gl-light";

    /// On the root, or on any pane: the dark theme.
    public static final String DARK = "gl-dark";

    /// A wall of the window: 16 px around its content.
    public static final String PANEL = "gl-panel";

    /// The heading of a panel: the base size, bold.
    public static final String PANEL_HEADING = "gl-panel-heading";

    /// A heading inside a panel: small, muted, bold.
    public static final String SECTION_HEADING = "gl-section-heading";

    /// A quiet surface under the panels: lists, the canvas of the graph.
    public static final String SUNKEN = "gl-sunken";

    /// A card over the graph: legend, minimap, hint.
    public static final String RAISED = "gl-raised";

    /// A table or tree table of facts: thin lines between rows, none between columns.
    public static final String TABLE = "gl-table";

    /// On a column, a cell or a label: a number, right-aligned.
    public static final String NUMBER = "gl-number";

    /// Monospaced: node ids, shapes, file paths.
    public static final String MONO = "gl-mono";

    /// Around the graph: a ring while the graph, or what lies over it, has the focus.
    public static final String GRAPH_FRAME = "gl-graph-frame";

    /// The tabs of the open networks, above the graph.
    public static final String TAB_STRIP = "gl-tab-strip";

    /// A verdict: a sentence in large type.
    public static final String VERDICT = "gl-verdict";

    /// The number under a verdict.
    public static final String VERDICT_NUMBER = "gl-verdict-number";

    /// A note beside the matter: small and muted.
    public static final String NOTE = "gl-note";

    /// The base size, muted; also a table's row whose numbers say little.
    public static final String MUTED = "gl-muted";

    /// What has passed a check, on text.
    public static final String GOOD = "gl-good";

    /// What is worth a look, on text.
    public static final String WARN = "gl-warn";

    /// What has failed, on text.
    public static final String BAD = "gl-bad";

    /// A sentence on what went wrong, in its place: a bar at the left, a tinted ground.
    public static final String PROBLEM = "gl-problem";

    /// A state with nothing to show yet: a centred column of title, words and a button.
    public static final String EMPTY = "gl-empty";

    /// The title of an empty state.
    public static final String EMPTY_TITLE = "gl-empty-title";

    /// The words of an empty state: what this is, what to do next.
    public static final String EMPTY_WORDS = "gl-empty-words";

    /// A family's mark in legends and tables: 12 px, in the family's shape; together with one of {@link #family}.
    public static final String SWATCH = "gl-swatch";

    /// The bar above the graph.
    public static final String TOOLBAR = "gl-toolbar";

    /// The bar below everything.
    public static final String STATUS_BAR = "gl-status-bar";

    /// A row of equal things, 8 px apart.
    public static final String ROW = "gl-row";

    /// A column of equal things, 8 px apart.
    public static final String COLUMN = "gl-column";

    /// Groups one below the other, 16 px apart.
    public static final String GROUPS = "gl-groups";

    /// A key of the keyboard in words.
    public static final String KEY = "gl-key";

    /// The legend of the heat scale: a strip from `heat-0` to `heat-4`.
    public static final String HEAT_SCALE = "gl-heat-scale";

    /// The legend of differences: a strip from `diff-minus` over `diff-zero` to `diff-plus`.
    public static final String DIFF_SCALE = "gl-diff-scale";

    /// A tensor as a picture: a frame while it has the focus.
    public static final String TENSOR = "gl-tensor";

    /// The frame around what is chosen in it.
    public static final String TENSOR_FRAME = "gl-tensor-frame";

    /// A number of it on its colour.
    public static final String TENSOR_CELL = "gl-tensor-cell";

    /// The number that is chosen.
    public static final String TENSOR_CHOSEN = "gl-tensor-chosen";

    /// The bar at the top of the window.
    public static final String APP_BAR = "gl-app-bar";

    /// The program's name in it.
    public static final String APP_NAME = "gl-app-name";

    /// The panel of the graph: no space around, the graph fills it.
    public static final String ROOM = "gl-room";

    /// The stage of the evolution.
    public static final String EVOLUTION = "gl-evolution";
    public static final String EVOLUTION_FIGURES = "gl-evolution-figures";
    public static final String EVOLUTION_WORDS = "gl-evolution-words";

    /// A button that is only an icon, without a frame until it is pointed at.
    public static final String TOOL = "gl-tool";

    /// The line of first steps.
    public static final String HINT = "gl-hint";

    /// The legend under the graph.
    public static final String LEGEND = "gl-legend";

    /// A value that can be read and copied, not changed.
    public static final String FACT = "gl-fact";

    /// A number that is the matter: large, in tabular figures.
    public static final String FIGURE = "gl-figure";

    /// A bar whose length is a number; with a family's class it has the family's colour.
    public static final String BAR = "gl-bar";

    /// A bar whose length is a probability.
    public static final String PROBABILITY = "gl-probability";

    /// A row of bars as a histogram.
    public static final String HISTOGRAM = "gl-histogram";

    /// A sheet that lies over the window for a moment.
    public static final String SHEET_PANE = "gl-sheet-pane";

    /// What dims the window under a sheet.
    public static final String VEIL = "gl-veil";

    /// A chart.
    public static final String CHART = "gl-chart";

    /// The ring around the point of a chart that is pointed at.
    public static final String CHART_HALO = "gl-chart-halo";

    /// The card beside the point of a chart that is pointed at.
    public static final String CHART_TIP = "gl-chart-tip";

    /// A popover, as ControlsFX makes it.
    public static final String POPOVER = "gl-popover";

    /// A graph beside others: a thin frame.
    public static final String COMPARED = "gl-compared";

    /// A small toggle that is a legend at the same time: quiet, and faded while it is off.
    public static final String CHIP = "gl-chip";

    /// A column of paths, which are told apart by how they end.
    public static final String PATH = "gl-path";

    /// The sign of what became of an operator, in a disc; together with one of {@link #sign}.
    public static final String SIGN = "gl-sign";

    private Styles() {}

    /// The style sheet, to be added after the theme's.
    public static String sheet() {
        return Resources.url("ghostlens.css").toExternalForm();
    }

    public static String theme(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /// The class of an operator family by its colour's name without `family-`: `dense`, `depthwise`, `norm`,
    /// `activation`, `add`, `concat`, `multiply`, `pool`, `io`. It defines the looked-up colour `-gl-family`.
    public static String family(String name) {
        return "gl-family-" + name;
    }

    /// The class of what became of an operator: `kept`, `changed`, `merged`, `removed` or `added`.
    public static String sign(String fate) {
        return "gl-fate-" + fate;
    }
}
