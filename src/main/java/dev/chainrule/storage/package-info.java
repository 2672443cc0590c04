/** The database underneath: the H2 file in the data folder and the rule that keeps it whole. Knows no other room but {@link dev.chainrule.startup}, to refuse a start. Start reading at {@link dev.chainrule.storage.OneWriter}. */
@org.jspecify.annotations.NullMarked
package dev.chainrule.storage;
