/**
 * A trained network as a folder of two files: {@code config.json}, and {@code model.safetensors} with PyTorch's names
 * and shapes. Begin with {@link dev.morphogen.network.model.Model}.
 *
 * {@snippet file="dev/morphogen/network/PackagePageTest.java" region="model"}
 */
@NullMarked
package dev.morphogen.network.model;

import org.jspecify.annotations.NullMarked;
