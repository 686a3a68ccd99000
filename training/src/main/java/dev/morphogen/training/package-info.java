/**
 * Training and classifying, in three nouns: data from {@link dev.morphogen.training.data.Datasets}, a {@link
 * dev.morphogen.training.Trainer}, and a {@link dev.morphogen.training.Classifier}. Begin here.
 *
 * {@snippet file="dev/morphogen/training/PackagePageTest.java" region="train"}
 *
 * <p>The model is a folder; whoever has it classifies, from any number of threads:
 *
 * {@snippet file="dev/morphogen/training/PackagePageTest.java" region="classify"}
 *
 * <p>On the class path start the JVM with {@code --add-modules jdk.incubator.vector}; without it all works, slowly. On
 * the module path {@code requires dev.morphogen.training} is all. What you pass that is wrong is said in one sentence by an
 * {@link dev.morphogen.network.InvalidInputException}.
 */
@NullMarked
package dev.morphogen.training;

import org.jspecify.annotations.NullMarked;
