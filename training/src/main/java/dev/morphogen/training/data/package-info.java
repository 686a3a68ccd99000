/**
 * Labelled images: {@link dev.morphogen.training.data.Datasets} opens folders of pictures and the usual files; what is
 * in memory becomes an {@link dev.morphogen.training.data.ImageDataset} so:
 *
 * {@snippet file="dev/morphogen/training/PackagePageTest.java" region="data"}
 */
@NullMarked
package dev.morphogen.training.data;

import org.jspecify.annotations.NullMarked;
