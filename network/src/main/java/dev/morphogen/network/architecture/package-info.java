/**
 * Networks as data: an {@link dev.morphogen.network.architecture.Architecture} is a list of {@link
 * dev.morphogen.network.architecture.Block}s, a {@link dev.morphogen.network.architecture.NetworkSpec} one with its
 * images and classes. Records, to be compared, stored and sent; {@code network()} builds the network.
 *
 * {@snippet file="dev/morphogen/network/PackagePageTest.java" region="architecture"}
 */
@NullMarked
package dev.morphogen.network.architecture;

import org.jspecify.annotations.NullMarked;
