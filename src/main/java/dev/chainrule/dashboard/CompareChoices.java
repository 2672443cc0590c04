package dev.chainrule.dashboard;

import java.util.List;

/**
 * What can be compared with the runs that are chosen.
 *
 * @param ids of the chosen runs, with commas between them
 * @param find what was looked for; empty for nothing
 * @param full whether no more can be added
 */
record CompareChoices(List<Long> ids, String find, boolean full, List<Group> groups) {

    /** Runs that have something in common, for example "Other seeds of the same setting". */
    record Group(String title, List<Option> options) {}

    /** @param badge class of the badge that tells how it ended */
    record Option(long id, String name, String badge, String outcome) {}

    /** Of the compared runs and one more. */
    public String with(long id) {
        return joined(ids) + (ids.isEmpty() ? "" : ",") + id;
    }

    /** Of the compared runs but one. */
    public String without(long id) {
        return joined(ids.stream().filter(other -> other != id).toList());
    }

    public String all() {
        return joined(ids);
    }

    private static String joined(List<Long> ids) {
        return String.join(",", ids.stream().map(String::valueOf).toList());
    }
}
