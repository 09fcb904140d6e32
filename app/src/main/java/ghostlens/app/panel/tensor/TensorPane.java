package ghostlens.app.panel.tensor;

import ghostlens.app.panel.Numbers;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A tensor as a picture as wide as its place. A click or the arrow keys choose a value; the tile around it is framed.
final class TensorPane extends Region {
    /// With more values than this, the picture is painted elsewhere.
    private static final int LARGE = 1 << 14;
    /// A pixel becomes no larger than this.
    private static final int LARGEST_PIXEL = 12;

    private static final double TALLEST = 320;
    private static final double FRAME = 2;

    private final Tiles tiles;
    private final Axes axes;
    private final ImageView picture = new ImageView();
    private @Nullable Image image;
    private double shownAt;
    private final Rectangle frame = new Rectangle();
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);

    TensorPane(Tiles tiles, Axes axes, Shades shades, double most, Executor painting) {
        this.tiles = tiles;
        this.axes = axes;
        getStyleClass().add(Styles.TENSOR);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        frame.getStyleClass().add(Styles.TENSOR_FRAME);
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        getChildren().setAll(picture, frame);
        setOnMousePressed(this::press);
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(this::requestLayout);
        chosen.subscribe(_ -> {
            say();
            requestLayout();
        });
        paint(() -> TilePicture.of(tiles, shades, most), painting);
    }

    private interface Painting {
        Image paint();
    }

    private void paint(Painting painting, Executor elsewhere) {
        if (tiles.shown() < LARGE) {
            show(painting.paint());
        } else {
            elsewhere.execute(() -> {
                var image = painting.paint();
                Platform.runLater(() -> show(image));
            });
        }
    }

    private void show(Image painted) {
        image = painted;
        shownAt = 0;
        requestLayout();
    }

    /// The position of the chosen value; negative for none.
    ReadOnlyIntegerProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    void choose(int position) {
        chosen.set(position);
    }

    private void say() {
        int position = chosen.get();
        setAccessibleText(
                position < 0
                        ? Texts.get("tensor.picture", axes.shape())
                        : axes.words(position) + ": "
                                + Numbers.plain(tiles.tensor().get(position)));
    }

    private int sheetWidth() {
        return tiles.isRow() ? tiles.width() * TilePicture.barWidth(tiles) : tiles.sheetWidth();
    }

    private double sheetHeight() {
        return tiles.isRow() ? TilePicture.BARS : tiles.sheetHeight();
    }

    /// Whole pixels where there is room, so that values are equally large.
    private double scale(double width) {
        double room = Math.min(width / sheetWidth(), TALLEST / sheetHeight());
        return tiles.isRow()
                ? Math.min(1, width / sheetWidth())
                : room < 1 ? room : Math.min(Math.floor(room), LARGEST_PIXEL);
    }

    private void press(MouseEvent e) {
        requestFocus();
        double scale = scale(getWidth());
        at((int) Math.floor(e.getX() / scale), (int) Math.floor(e.getY() / scale))
                .ifPresent(chosen::set);
        e.consume();
    }

    private OptionalInt at(int x, int y) {
        if (tiles.isRow()) {
            int channel = x / TilePicture.barWidth(tiles);
            return channel < tiles.width() ? OptionalInt.of(channel) : OptionalInt.empty();
        }
        return tiles.at(x, y);
    }

    /// Arrows go from value to value, with Ctrl from tile to tile.
    private void key(KeyEvent e) {
        int tile = tiles.isRow() ? 1 : tiles.height() * tiles.width();
        boolean far = e.isShortcutDown() && tiles.count() > 1;
        int step = switch (e.getCode()) {
            case LEFT -> far ? -tile : -1;
            case RIGHT -> far ? tile : 1;
            case UP -> far ? -tile * tiles.columns() : -tiles.width();
            case DOWN -> far ? tile * tiles.columns() : tiles.width();
            default -> 0;
        };
        int next = chosen.get() < 0 ? 0 : chosen.get() + step;
        if (step != 0) {
            e.consume();
            if (next >= 0 && next < tiles.shown()) {
                chosen.set(next);
            }
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(sheetHeight() * scale(width < 0 ? getWidth() > 0 ? getWidth() : sheetWidth() : width));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return sheetWidth();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double scale = scale(getWidth());
        if (image != null && scale != shownAt) {
            shownAt = scale;
            picture.setImage(scale > 1 ? TilePicture.enlarged(image, (int) scale) : image);
            picture.setFitWidth(sheetWidth() * scale);
            picture.setFitHeight(sheetHeight() * scale);
        }
        frame.setVisible(chosen.get() >= 0 || isFocused());
        if (chosen.get() >= 0) {
            place(scale);
        } else {
            frame(0, 0, sheetWidth() * scale, sheetHeight() * scale);
        }
    }

    private void place(double scale) {
        int position = chosen.get();
        int tile = tiles.tile(position);
        boolean single = tiles.count() == 1;
        int each = tiles.isRow() ? TilePicture.barWidth(tiles) : 1;
        double x = each * (tiles.left(tile) + (single ? tiles.column(position) : 0)) * scale;
        double y = (tiles.top(tile) + (single ? tiles.row(position) : 0)) * scale;
        double height = (tiles.isRow() ? TilePicture.BARS : single ? 1 : tiles.height()) * scale;
        frame(x, y, (single ? each : tiles.width()) * scale, height);
    }

    private void frame(double x, double y, double width, double height) {
        frame.setX(x - FRAME / 2);
        frame.setY(y - FRAME / 2);
        frame.setWidth(width + FRAME);
        frame.setHeight(height + FRAME);
    }
}
