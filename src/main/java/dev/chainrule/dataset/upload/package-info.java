/**
 * Data sets that somebody brings along: a CSV file is read, looked through and shown as what it would become, and stored once its reader
 * has confirmed it. Start reading at {@link dev.chainrule.dataset.upload.DryRun}, which says what a file would become;
 * {@link dev.chainrule.dataset.upload.Conversion} is the one place where cells become numbers, for the dry run and for training alike.
 */
@NullMarked
package dev.chainrule.dataset.upload;

import org.jspecify.annotations.NullMarked;
