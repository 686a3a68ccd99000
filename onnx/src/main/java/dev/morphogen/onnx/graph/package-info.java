/** An ONNX graph in the making: values, constants and nodes, without any knowledge of layers. */
@NullMarked
package dev.morphogen.onnx.graph;

import org.jspecify.annotations.NullMarked;
