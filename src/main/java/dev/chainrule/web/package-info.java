/**
 * The shared furniture of the pages: layout and footer, error pages and problem details, and the wording of numbers.
 * Knows no other room; other rooms use {@link dev.chainrule.web.Format} in templates, throw a
 * {@link dev.chainrule.web.Refusal}, and may offer {@link dev.chainrule.web.FooterFacts} or
 * {@link dev.chainrule.web.Chapters}. Start reading at
 * {@code templates/layout.html}, then {@link dev.chainrule.web.WebFurniture}.
 */
@NullMarked
package dev.chainrule.web;

import org.jspecify.annotations.NullMarked;
