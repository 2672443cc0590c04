package dev.chainrule.web;

import java.util.List;

/**
 * Facts that a room contributes to the foot of every page, as a bean. Asked at most once in some seconds and by several
 * threads; a fact that cannot be had is left out, and the failure logged.
 */
public interface FooterFacts {

    /** Short facts in reading order, such as "985 stored runs, 170 MB of weights"; empty if there is nothing to say. */
    List<String> facts();
}
