package ghostlens.model.run.fast;

import static java.util.Objects.requireNonNull;

import ghostlens.model.Problem;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.tensor.TensorShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where every value of a network lies. A batch goes image by image through the first steps, whose feature maps are
/// larger than their weights, so that the maps stay in the caches: what is needed only there has room for one image, in
/// every worker's own scratch memory. All other values have room for the whole batch, in memory that the workers share.
final class Layout {
    /// What stays in the near caches from one step to the next.
    private static final long NEAR = 512 << 10;

    private final OpGraph graph;
    private final List<Recipe> recipes;
    private final int batch;
    private final boolean keepValues;
    private final Optional<Recipe> picture;
    private final int cut;
    private final Arena scratch = new Arena();
    private final Arena shared = new Arena();
    private final Map<NodeId, NodeId> roots = new HashMap<>();
    private final Map<NodeId, Integer> lastUses = new HashMap<>();
    private final Map<NodeId, Slot> slots = new HashMap<>();
    private final Map<NodeId, Slot> copies = new HashMap<>();

    /// A value's place before anybody knows where the memory begins.
    ///
    /// @param isShared whether it lies in the workers' shared memory
    /// @param imageBytes from one image to the next; 0 where there is room for one only
    record Slot(
            boolean isShared,
            long offset,
            long bytes,
            int channels,
            int height,
            int width,
            long imageBytes,
            long planeBytes) {

        private Slot at(long offset) {
            return new Slot(isShared, offset, bytes, channels, height, width, imageBytes, planeBytes);
        }
    }

    Layout(OpGraph graph, List<Recipe> recipes, boolean keepValues) {
        this.graph = graph;
        this.recipes = recipes;
        this.batch = graph.inputShape().batch();
        this.keepValues = keepValues;
        this.cut = batch == 1 || keepValues ? 0 : leastTraffic();
        this.picture = findPicture();
        findUses();
        placeInput();
        for (int step = 0; step < recipes.size(); step++) {
            place(recipes.get(step), step);
        }
    }

    /// The first step from which on the whole batch is computed at once.
    int cut() {
        return cut;
    }

    int batch() {
        return batch;
    }

    long scratchBytes() {
        return scratch.bytes();
    }

    long sharedBytes() {
        return shared.bytes();
    }

    Slot slot(NodeId value) {
        return requireNonNull(slots.get(root(value)));
    }

    /// Where a convolution's input is copied to with its padding.
    Slot copy(Recipe recipe) {
        return requireNonNull(copies.get(recipe.node().id()));
    }

    /// Where the least has to come from beyond the near caches: image by image a step's weights are read anew for every
    /// image, and all at once a step's feature maps are.
    private int leastTraffic() {
        long weights = 0;
        long maps = recipes.stream().mapToLong(this::farMaps).sum();
        long least = maps;
        int best = 0;
        for (int i = 0; i < recipes.size(); i++) {
            weights += weights(recipes.get(i));
            maps -= farMaps(recipes.get(i));
            if (weights + maps < least) {
                least = weights + maps;
                best = i + 1;
            }
        }
        return best;
    }

    private static long weights(Recipe recipe) {
        return recipe.node().op().weights().stream()
                .mapToLong(slot -> slot.shape().elements())
                .sum();
    }

    /// What a step reads and writes for an image; nothing where the whole batch's stays near.
    private long farMaps(Recipe recipe) {
        long elements = recipe.result().shape().elements();
        for (var read : recipe.reads()) {
            elements += graph.node(read).shape().elements();
        }
        return elements * Float.BYTES <= NEAR ? 0 : elements / batch;
    }

    /// Follows values through the steps that leave them where they are.
    private NodeId root(NodeId value) {
        return roots.getOrDefault(value, value);
    }

    private void findUses() {
        for (int step = 0; step < recipes.size(); step++) {
            var recipe = recipes.get(step);
            if (leavesInPlace(recipe.node())) {
                roots.put(recipe.node().id(), root(recipe.node().inputs().getFirst()));
            }
            for (var read : recipe.reads()) {
                lastUses.merge(root(read), step, Math::max);
            }
            if (keepValues) {
                lastUses.put(root(recipe.result().id()), recipes.size());
            }
        }
        graph.outputs().forEach(output -> lastUses.put(root(output), recipes.size()));
    }

    /// Whether a node's value is its input's, read in another way.
    boolean leavesInPlace(Node node) {
        return (node.op() instanceof Op.Flatten || node.op() instanceof Op.Unflatten)
                && pixels(graph.node(node.inputs().getFirst()).shape()) == 1;
    }

    private static int pixels(TensorShape shape) {
        return height(shape) * width(shape);
    }

    private static int height(TensorShape shape) {
        return shape.rank() == 4 ? shape.height() : 1;
    }

    private static int width(TensorShape shape) {
        return shape.rank() == 4 ? shape.width() : 1;
    }

    private void placeInput() {
        var input = graph.inputs().getFirst();
        var whole = slot(input.shape(), true, 0);
        int lastUse = keepValues ? recipes.size() : Math.max(cut, lastUses.getOrDefault(input.id(), 0));
        slots.put(input.id(), picture.isEmpty() ? placed(whole, 0, lastUse) : whole);
    }

    private void place(Recipe recipe, int step) {
        var result = recipe.result();
        if (roots.containsKey(result.id())) {
            return;
        }
        int lastUse = lastUses.getOrDefault(result.id(), step);
        boolean isShared = step >= cut || lastUse >= cut;
        int from = isShared && step < cut ? 0 : step;
        slots.put(result.id(), placed(slot(result.shape(), isShared, 0), from, lastUse));
        if (recipe.node().op() instanceof Op.Conv2d conv && needsCopy(conv)) {
            copies.put(recipe.node().id(), readsPicture(recipe) ? pictureSlot(conv) : copySlot(conv, recipe, step));
        } else if (recipe.node().op() instanceof MapOp.ConvTranspose2d conv) {
            copies.put(recipe.node().id(), tapsSlot(conv, recipe, step));
        }
    }

    /// Whether a convolution reads a copy of its input with padding.
    static boolean needsCopy(Op.Conv2d conv) {
        return !conv.isDepthwise() && Surroundings.needed(conv.window());
    }

    /// The step that reads the network's input as a picture, being its only reader.
    Optional<Recipe> picture() {
        return picture;
    }

    boolean readsPicture(Recipe recipe) {
        return picture.filter(recipe::equals).isPresent();
    }

    private Optional<Recipe> findPicture() {
        var input = graph.inputs().getFirst().id();
        var readers = recipes.stream().filter(r -> r.reads().contains(input)).toList();
        return readers.size() == 1 && !keepValues && !graph.outputs().contains(input)
                ? readers.stream().filter(Layout::suitsPicture).findFirst()
                : Optional.empty();
    }

    private static boolean suitsPicture(Recipe recipe) {
        return recipe.node().op() instanceof Op.Conv2d conv
                && Picture.suits(conv, recipe.node().shape().width());
    }

    private Slot placed(Slot slot, int first, int last) {
        return slot.at((slot.isShared ? shared : scratch).place(slot.bytes(), first, last));
    }

    private Slot slot(TensorShape shape, boolean isShared, long offset) {
        if (shape.rank() != 4 && shape.rank() != 2) {
            throw new Problem(
                    "The fast engine computes values of shape N×C×H×W or N×C, not %s; use the engine `reference`."
                            .formatted(shape));
        }
        int images = isShared ? batch : 1;
        int blocks = Lanes.blocks(shape.channels());
        int pixels = pixels(shape);
        boolean sideBySide = pixels == 1 && images > 1;
        long planeBytes = (long) (sideBySide ? images : pixels) * Lanes.BYTES;
        long imageBytes = images == 1 ? 0 : sideBySide ? Lanes.BYTES : blocks * planeBytes;
        long bytes = sideBySide ? blocks * planeBytes : images * blocks * planeBytes;
        return new Slot(isShared, offset, bytes, shape.channels(), height(shape), width(shape), imageBytes, planeBytes);
    }

    /// Every tap's share of a transposed convolution, on the input's pixels.
    private Slot tapsSlot(MapOp.ConvTranspose2d conv, Recipe recipe, int step) {
        int channels = Lanes.blocks(conv.out()) * conv.kernel() * conv.kernel() * Lanes.COUNT;
        var shape = graph.node(recipe.node().inputs().getFirst()).shape().with(1, channels);
        return placed(slot(shape, step >= cut, 0), step, step);
    }

    private Slot copySlot(Op.Conv2d conv, Recipe recipe, int step) {
        var shape = graph.node(recipe.node().inputs().getFirst()).shape();
        boolean isShared = step >= cut;
        long bytes = Surroundings.of(conv.window(), unplaced(shape, isShared ? batch : 1), 0).stream()
                .mapToLong(Surroundings::bytes)
                .max()
                .orElseThrow();
        return placed(new Slot(isShared, 0, bytes, shape.channels(), 0, 0, 0, 0), step, step);
    }

    /// The padding of a picture is zero from the beginning, and must stay so.
    private Slot pictureSlot(Op.Conv2d conv) {
        var shape = graph.inputShape();
        long bytes = new Picture(conv.window(), unplaced(shape, batch), 0, 0).bytes();
        var slot = new Slot(true, 0, batch * bytes, shape.channels(), 0, 0, batch > 1 ? bytes : 0, 0);
        return placed(slot, 0, recipes.size());
    }

    private static Place unplaced(TensorShape shape, int images) {
        return new Place(0, images, shape.channels(), height(shape), width(shape), 0, 0);
    }
}
