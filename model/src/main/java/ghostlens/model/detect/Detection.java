package ghostlens.model.detect;

import java.util.Optional;

/// A thing found in a photo.
///
/// @param label COCO's class, 0 to 79
/// @param score 0 to 1
/// @param box in pixels of the photo
public record Detection(int label, double score, Box box, Optional<Mask> mask) {}
