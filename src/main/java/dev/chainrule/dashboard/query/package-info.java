/**
 * The small language that filters a table: {@code lr > 0.01 and init = he_normal and outcome != diverged}. Start at {@link Query#parse};
 * which names there are is the caller's to say, as {@link Columns}. Nothing here knows what a run is.
 */
@NullMarked
package dev.chainrule.dashboard.query;

import org.jspecify.annotations.NullMarked;
