/** Pictures in class folders: listed, decoded once in parallel, kept in a cache file. */
@NullMarked
package dev.morphogen.training.data.folder;

import org.jspecify.annotations.NullMarked;
