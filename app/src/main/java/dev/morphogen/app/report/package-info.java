/**
 * What a training leaves beside its model: {@code metrics.jsonl}, a line an epoch, and {@code report.html}; and trainings side by
 * side.
 */
@NullMarked
package dev.morphogen.app.report;

import org.jspecify.annotations.NullMarked;
