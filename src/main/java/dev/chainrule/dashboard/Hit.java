package dev.chainrule.dashboard;

/**
 * A place to jump to.
 *
 * @param kind what it is, for example "Experiment"
 * @param hint what tells it from others of its name
 */
record Hit(String kind, String label, String hint, String href) {}
