package ghostlens.app.save;

import ghostlens.model.Problem;
import ghostlens.model.file.Csv;
import ghostlens.model.file.NewFile;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Npy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A tensor for other programs: an `.npy` file, or a table with a line for each value.
///
/// @param axes what its axes are called, outermost first
public record TensorFile(Tensor tensor, List<String> axes) {
    /// How the names of such files end.
    public static final List<String> ENDINGS = List.of(".npy", ".csv");

    public TensorFile {
        axes = List.copyOf(axes);
    }

    /// @throws Problem if the file is there, cannot be written, or is neither `.npy` nor `.csv`
    public void write(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            Npy.write(tensor, file);
        } else if (name.endsWith(".csv")) {
            NewFile.write(file, this::csv);
        } else {
            throw new Problem("%s does not say what to write; let the name end in .npy or .csv.".formatted(file));
        }
    }

    private void csv(OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(Csv.line(axes).stripTrailing() + ",value\r\n");
        for (int position = 0; position < tensor.size(); position++) {
            writer.write(place(position) + number(tensor.get(position)) + "\r\n");
        }
        writer.flush();
    }

    private String place(int position) {
        var place = new StringBuilder();
        int inside = tensor.size();
        for (int extent : tensor.shape().extents()) {
            inside /= extent;
            place.append(position / inside % extent).append(',');
        }
        return place.toString();
    }

    /// Every digit that tells it from its neighbours.
    private String number(double value) {
        return tensor instanceof Tensor.Float32 ? String.valueOf((float) value) : String.valueOf(value);
    }
}
