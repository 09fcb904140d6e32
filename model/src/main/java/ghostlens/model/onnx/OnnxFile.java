package ghostlens.model.onnx;

import ghostlens.model.net.Network;
import java.util.List;

/// What an ONNX file holds.
///
/// @param network named as the file without its extension
/// @param operatorSet the version of ONNX's operators that the file is written in
/// @param producer the program that wrote it, as far as the file tells
/// @param notes what was chosen or left out while reading: sentences for the user
public record OnnxFile(Network network, long operatorSet, String producer, List<String> notes) {
    public OnnxFile {
        notes = List.copyOf(notes);
    }
}
