/** Shared furniture of the pages: layout, error pages, formatting, how assets are kept. Knows no other room. */
@NullMarked
package dev.chainrule.web;

import org.jspecify.annotations.NullMarked;
