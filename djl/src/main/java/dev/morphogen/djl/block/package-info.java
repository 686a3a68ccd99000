/** The paper's layers and networks as DJL blocks, for any engine and device that DJL can train on; start at {@link dev.morphogen.djl.block.NetworkBlock}. */
@NullMarked
package dev.morphogen.djl.block;

import org.jspecify.annotations.NullMarked;
