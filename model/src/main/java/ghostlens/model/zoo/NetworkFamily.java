package ghostlens.model.zoo;

/// Networks of one design.
///
/// @param title as people write it: `MobileNetV2`
/// @param paper who published it: `Sandler et al., CVPR 2018`
public record NetworkFamily(String title, String paper) {}
