/**
 * A page that needs nothing but itself: text, tables, pictures and charts in one HTML file that opens without a network, on a
 * phone, in print, in light and dark. A {@link dev.morphogen.app.page.Page} is filled from top to bottom, then written.
 */
@NullMarked
package dev.morphogen.app.page;

import org.jspecify.annotations.NullMarked;
