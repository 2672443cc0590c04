/**
 * The page of a run: its epochs to step through, what the network made of the plane at each of them, settings and provenance. Pictures are
 * computed here from the stored weights; the browser only paints. Start reading at {@link dev.chainrule.run.page.RunController}, then
 * {@link dev.chainrule.run.page.Pictures}.
 */
@NullMarked
package dev.chainrule.run.page;

import org.jspecify.annotations.NullMarked;
