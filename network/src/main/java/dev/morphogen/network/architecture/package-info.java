/** Descriptions of networks: plain data that a network is built from, here or elsewhere. */
@NullMarked
package dev.morphogen.network.architecture;

import org.jspecify.annotations.NullMarked;
