/** What layers are made of, as nodes; start at {@link dev.morphogen.onnx.layer.Place}. */
@NullMarked
package dev.morphogen.onnx.layer;

import org.jspecify.annotations.NullMarked;
