/** The steps as nodes; {@link dev.morphogen.onnx.step.OnnxSteps} lists them. */
@NullMarked
package dev.morphogen.onnx.step;

import org.jspecify.annotations.NullMarked;
