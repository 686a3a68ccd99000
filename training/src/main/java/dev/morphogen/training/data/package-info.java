/** Labelled images: opening them, decoding one picture, fetching and converting data sets. */
@NullMarked
package dev.morphogen.training.data;

import org.jspecify.annotations.NullMarked;
