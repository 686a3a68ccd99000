/** Models as ONNX files; start at {@link dev.morphogen.onnx.OnnxExport}. */
@NullMarked
package dev.morphogen.onnx;

import org.jspecify.annotations.NullMarked;
