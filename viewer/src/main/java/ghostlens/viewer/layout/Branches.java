package ghostlens.viewer.layout;

import static java.util.Objects.requireNonNull;

import ghostlens.viewer.layout.Inside.End;
import ghostlens.viewer.layout.Inside.Line;
import ghostlens.viewer.layout.Inside.Link;
import ghostlens.viewer.layout.Inside.Part;
import ghostlens.viewer.layout.Inside.Placed;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Places parts with ELK's layered algorithm, lines at right angles. Where lines pass the border, a tiny node
/// stands for the place.
final class Branches {
    private static final double LABEL_HEIGHT = 16;
    private static final double BETWEEN_LAYERS = 12;
    /// Its half is a whole number, as ELK has ports.
    private static final double BREADTH = 2;
    /// Where lines pass more parts than that, ELK's best placement takes too long.
    private static final int MANY = 100;
    /// Where they pass more than that, ELK takes too long altogether.
    private static final int TOO_MANY = 300;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Inside inside;
    private final boolean down;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> parts = new ArrayList<>();
    private final List<ElkNode> entries = new ArrayList<>();
    private final List<ElkNode> exits = new ArrayList<>();
    private final Map<End, ElkConnectableShape> ports = new HashMap<>();
    private double shift;

    private Branches(Inside inside) {
        this.inside = inside;
        this.down = inside.flow() == Flow.DOWN;
    }

    /// Whether so many lines pass one another that a layout would not be ready while a user waits.
    static boolean isTooMuch(Inside inside) {
        return inside.passing() > TOO_MANY;
    }

    static Placed place(Inside inside) {
        return new Branches(inside).placed();
    }

    private Placed placed() {
        configure();
        inside.parts().forEach(this::add);
        addBorder(entries, inside.inputs(), start() - BETWEEN_LAYERS, LayerConstraint.FIRST_SEPARATE);
        addBorder(exits, inside.outputs(), inside.end() - BETWEEN_LAYERS, LayerConstraint.LAST_SEPARATE);
        var edges = inside.links().stream().map(this::add).toList();
        new RecursiveGraphLayoutEngine().layout(root, new NullElkProgressMonitor());
        double width = Math.max(root.getWidth(), inside.leastWidth());
        shift = (width - root.getWidth()) / 2;
        return new Placed(
                width,
                root.getHeight(),
                parts.stream().map(this::corner).toList(),
                entries.stream().map(this::along).toList(),
                exits.stream().map(this::along).toList(),
                edges.stream().map(this::line).toList());
    }

    private double start() {
        return down ? inside.top() : inside.left();
    }

    private void configure() {
        boolean crowded = inside.passing() > MANY;
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, down ? Direction.DOWN : Direction.RIGHT);
        root.setProperty(LayeredOptions.PADDING, padding());
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY,
                crowded ? NodePlacementStrategy.BRANDES_KOEPF : NodePlacementStrategy.NETWORK_SIMPLEX);
        root.setProperty(LayeredOptions.THOROUGHNESS, crowded ? 1 : LayeredOptions.THOROUGHNESS.getDefault());
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 24.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
    }

    /// None where the nodes stand that lead through the border.
    private ElkPadding padding() {
        double before = inside.inputs() > 0 ? 0 : start();
        double after = inside.outputs() > 0 ? 0 : inside.end();
        return down
                ? new ElkPadding(before, inside.end(), after, inside.left())
                : new ElkPadding(inside.top(), after, inside.end(), before);
    }

    private void add(Part part) {
        var node = ElkGraphUtil.createNode(root);
        node.setDimensions(part.width(), part.height());
        int index = parts.size();
        parts.add(node);
        addPorts(node, part, part.in(), new Side(index, true));
        addPorts(node, part, part.out(), new Side(index, false));
    }

    private record Side(int part, boolean in) {}

    private void addPorts(ElkNode node, Part part, List<Double> places, Side side) {
        for (int i = 0; i < places.size(); i++) {
            node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            var port = ElkGraphUtil.createPort(node);
            port.setDimensions(0, 0);
            double far = side.in ? 0 : down ? part.height() : part.width();
            port.setLocation(down ? places.get(i) : far, down ? far : places.get(i));
            port.setProperty(LayeredOptions.PORT_SIDE, portSide(side.in));
            port.setProperty(LayeredOptions.PORT_BORDER_OFFSET, 0.0);
            ports.put(side.in ? new End(side.part, i) : new End(-2 - side.part, i), port);
        }
    }

    private PortSide portSide(boolean in) {
        if (down) {
            return in ? PortSide.NORTH : PortSide.SOUTH;
        }
        return in ? PortSide.WEST : PortSide.EAST;
    }

    private void addBorder(List<ElkNode> nodes, int count, double length, LayerConstraint layer) {
        for (int i = 0; i < count; i++) {
            var node = ElkGraphUtil.createNode(root);
            node.setDimensions(down ? BREADTH : length, down ? length : BREADTH);
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, layer);
            nodes.add(node);
        }
    }

    private ElkEdge add(Link link) {
        var edge = ElkGraphUtil.createSimpleEdge(
                link.from().isBorder() ? entries.get(link.from().port()) : out(link.from()),
                link.to().isBorder() ? exits.get(link.to().port()) : in(link.to()));
        if (link.label() > 0) {
            var label = ElkGraphUtil.createLabel(" ", edge);
            label.setDimensions(link.label(), LABEL_HEIGHT);
        }
        return edge;
    }

    private ElkConnectableShape in(End end) {
        return ports.getOrDefault(end, parts.get(end.part()));
    }

    private ElkConnectableShape out(End end) {
        return ports.getOrDefault(new End(-2 - end.part(), end.port()), parts.get(end.part()));
    }

    private Point corner(ElkNode node) {
        return new Point(node.getX() + shift, node.getY());
    }

    private double along(ElkNode border) {
        return down ? border.getX() + border.getWidth() / 2 + shift : border.getY() + border.getHeight() / 2;
    }

    /// From the border itself where the line passes it.
    private Line line(ElkEdge edge) {
        var points = new ArrayList<Point>();
        var section = requireNonNull(edge.getSections().getFirst());
        var link = inside.links().get(root.getContainedEdges().indexOf(edge));
        var first = new Point(section.getStartX() + shift, section.getStartY());
        if (link.from().isBorder()) {
            points.add(down ? new Point(first.x(), 0) : new Point(0, first.y()));
        } else {
            points.add(first);
        }
        section.getBendPoints().forEach(b -> points.add(new Point(b.getX() + shift, b.getY())));
        var last = new Point(section.getEndX() + shift, section.getEndY());
        if (link.to().isBorder()) {
            points.add(down ? new Point(last.x(), root.getHeight()) : new Point(root.getWidth(), last.y()));
        } else {
            points.add(last);
        }
        var label = edge.getLabels().isEmpty() ? null : edge.getLabels().getFirst();
        return new Line(points, label == null ? first : new Point(label.getX() + shift, label.getY()));
    }
}
