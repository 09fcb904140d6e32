package ghostlens.viewer.layout;

import static java.util.Objects.requireNonNull;

import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Gives ELK the boxes and edges, and reads back where it put them.
final class ElkPlacement {
    private static final double LABEL_HEIGHT = 16;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final VisibleGraph visible;
    private final Flow flow;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final Map<VisibleGraph.Edge, ElkEdge> edges = new HashMap<>();

    ElkPlacement(VisibleGraph visible, Flow flow) {
        this.visible = visible;
        this.flow = flow;
    }

    LaidOutGraph place() {
        configure();
        visible.boxes().forEach(this::add);
        visible.edges().forEach(this::add);
        new RecursiveGraphLayoutEngine().layout(root, new NullElkProgressMonitor());
        var boxes = visible.boxes().stream().map(this::placed).toList();
        var routes = visible.edges().keySet().stream().map(this::routed).toList();
        return new LaidOutGraph(boxes, routes, root.getWidth(), root.getHeight());
    }

    private void configure() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, direction());
        root.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(24));
        space(root);
    }

    private Direction direction() {
        return switch (flow) {
            case DOWN -> Direction.DOWN;
            case RIGHT -> Direction.RIGHT;
        };
    }

    private static void space(ElkNode node) {
        node.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE, 24.0);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 12.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
    }

    private void add(Box box) {
        var node = ElkGraphUtil.createNode(box.parent().isEmpty() ? root : node(box.parent()));
        node.setIdentifier(box.path());
        node.setDimensions(box.width(), box.height());
        if (box.kind() == Kind.OPEN_GROUP) {
            space(node);
            node.setProperty(LayeredOptions.PADDING, new ElkPadding(Sizes.FRAME_TOP, 16, 16, 16));
            node.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSize());
            node.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(box.width(), box.height()));
        }
        nodes.put(box.path(), node);
    }

    private void add(VisibleGraph.Edge edge, Set<String> shapes) {
        var elk = ElkGraphUtil.createSimpleEdge(node(edge.from()), node(edge.to()));
        var label = ElkGraphUtil.createLabel(String.join(", ", shapes), elk);
        label.setDimensions(TextWidth.of(label.getText(), Sizes.SMALL), LABEL_HEIGHT);
        edges.put(edge, elk);
    }

    private ElkNode node(String path) {
        return requireNonNull(nodes.get(path));
    }

    private Box placed(Box box) {
        var node = node(box.path());
        var corner = origin(node);
        return box.at(corner.x(), corner.y(), node.getWidth(), node.getHeight());
    }

    private static Point origin(ElkNode node) {
        double x = 0;
        double y = 0;
        for (var n = node; n != null; n = n.getParent()) {
            x += n.getX();
            y += n.getY();
        }
        return new Point(x, y);
    }

    private Route routed(VisibleGraph.Edge edge) {
        var elk = requireNonNull(edges.get(edge));
        var at = origin(elk.getContainingNode());
        var label = elk.getLabels().getFirst();
        var labelAt = new Point(at.x() + label.getX(), at.y() + label.getY());
        return new Route(edge.from(), edge.to(), points(elk, at), label.getText(), labelAt);
    }

    private static List<Point> points(ElkEdge edge, Point at) {
        var points = new ArrayList<Point>();
        var section = edge.getSections().getFirst();
        points.add(new Point(at.x() + section.getStartX(), at.y() + section.getStartY()));
        section.getBendPoints().forEach(b -> points.add(new Point(at.x() + b.getX(), at.y() + b.getY())));
        points.add(new Point(at.x() + section.getEndX(), at.y() + section.getEndY()));
        return points;
    }
}
