package dev.chainrule.dashboard;

import java.util.ArrayList;
import java.util.List;

/** The seeds that the last mean of a curve does not rest on, each by why: it has not come so far yet, it ended earlier, or it is not finite. */
class MissingSeeds {

    private final List<String> notFinite = new ArrayList<>();
    private final List<String> notYet = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    /** @param setting for example "He normal at lr 0.1" */
    void add(String setting, CellCurve curve, Cell cell) {
        int last = curve.length() - 1;
        if (last < 0) {
            return;
        }
        List<RunFacts> shown = cell.done().isEmpty() ? cell.runs() : cell.done();
        int epoch = curve.epochs()[last];
        int open = (int) shown.stream()
                .filter(run -> run.open() && run.lastEpoch() < epoch)
                .count();
        int early = (int) shown.stream()
                .filter(run -> !run.open() && !run.notFinite() && run.lastEpoch() < epoch)
                .count();
        note(notYet, setting, open, shown.size());
        note(ended, setting, early, shown.size());
        note(notFinite, setting, shown.size() - curve.count()[last] - open - early, shown.size());
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        sentence(notes, "Seeds that are not finite are missing from the mean", notFinite);
        sentence(notes, "Seeds that have not come so far yet are missing from the end of the mean", notYet);
        sentence(notes, "Seeds that ended earlier are missing from the end of the mean", ended);
        return notes;
    }

    private static void note(List<String> settings, String setting, int missing, int seeds) {
        if (missing > 0) {
            settings.add("%s (%d of %d)".formatted(setting, missing, seeds));
        }
    }

    private static void sentence(List<String> notes, String what, List<String> settings) {
        if (!settings.isEmpty()) {
            notes.add("%s: %s.".formatted(what, Evidence.list(settings)));
        }
    }
}
