/** A model as a folder: {@code config.json} and {@code model.safetensors}. */
@NullMarked
package dev.morphogen.network.model;

import org.jspecify.annotations.NullMarked;
