/// What a detector does beside its networks: anchors, boxes from offsets, non-maximum suppression, RoIAlign, masks. It
/// depends on the data, so it is plain Java around the operator graphs (`docs/decisions/0018-detectors.md`).
@NullMarked
package ghostlens.model.detect;

import org.jspecify.annotations.NullMarked;
