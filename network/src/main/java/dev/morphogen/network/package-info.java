/**
 * What is learnt: networks, their weights, and models as files. This package holds the words that all others share;
 * where to begin depends on what you want.
 *
 * <ul>
 *   <li>One of the paper's networks: {@link dev.morphogen.network.paper.Networks}.
 *   <li>Another: {@link dev.morphogen.network.architecture.Architecture}.
 *   <li>A trained one, from its folder: {@link dev.morphogen.network.model.Model}.
 *   <li>A step of your own: {@link dev.morphogen.network.layer.Layer} and {@link dev.morphogen.network.step.Steps}.
 *   <li>To train one without the module {@code morphogen-training}: {@link dev.morphogen.network.plan.TrainingPlan}.
 * </ul>
 *
 * {@snippet file="dev/morphogen/network/PackagePageTest.java" region="infer"}
 */
@NullMarked
package dev.morphogen.network;

import org.jspecify.annotations.NullMarked;
