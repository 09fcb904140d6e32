/// Networks as ONNX files, which other tools and runtimes read.
@NullMarked
package ghostlens.model.onnx;

import org.jspecify.annotations.NullMarked;
