/** The paper's networks in libtorch, through DJL's arrays. */
@NullMarked
package dev.morphogen.benchmarks.peers.libtorch;

import org.jspecify.annotations.NullMarked;
