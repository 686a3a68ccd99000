/** The paper's networks as ONNX graphs, run by ONNX Runtime. */
@NullMarked
package dev.morphogen.benchmarks.peers.onnx;

import org.jspecify.annotations.NullMarked;
