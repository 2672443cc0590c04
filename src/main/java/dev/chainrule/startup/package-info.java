/**
 * What must be right before the service starts, and one clear line when it is not. The checks run before the first bean is made, so that a
 * refusal leaves everything as it was; what only shows later (a port in use, a database that does not answer) is said by
 * {@link dev.chainrule.startup.StartupFailureReporter}, where reading starts. Knows no other room.
 */
@NullMarked
package dev.chainrule.startup;

import org.jspecify.annotations.NullMarked;
