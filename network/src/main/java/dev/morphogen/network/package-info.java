/** What is learnt: the words that every part of a network shares. */
@NullMarked
package dev.morphogen.network;

import org.jspecify.annotations.NullMarked;
