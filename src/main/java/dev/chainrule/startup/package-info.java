/**
 * What must be right before the service starts, and one clear line when it is not. What can be known beforehand is checked before it is touched, so
 * that a refusal leaves everything as it was; what only shows later (a port in use, a database that does not answer) is said by
 * {@link dev.chainrule.startup.StartupFailureReporter}, where reading starts. Knows no other room.
 */
@NullMarked
package dev.chainrule.startup;

import org.jspecify.annotations.NullMarked;
