/**
 * The service for programs: JSON under {@code /api/v1}, errors as RFC 9457 problem details that name the field. Start reading at
 * {@link dev.chainrule.api.ExperimentApi}, then {@link dev.chainrule.api.RequestReader}.
 *
 * <p>What holds everywhere: numbers that are not finite are the strings "NaN", "Infinity" and "-Infinity"; what there is none of is
 * {@code null}; times are ISO 8601 in UTC; a page, size, cursor or limit out of its range is refused with status 400, never silently changed.
 */
@NullMarked
package dev.chainrule.api;

import org.jspecify.annotations.NullMarked;
