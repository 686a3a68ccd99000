/** How work is cut and carried out: stages, barriers, chunks of images, threads. */
@NullMarked
package dev.morphogen.network.run;

import org.jspecify.annotations.NullMarked;
