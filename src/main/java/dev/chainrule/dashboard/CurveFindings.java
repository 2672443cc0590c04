package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Finding.Attempt;
import dev.chainrule.dashboard.Statistics.Spread;
import dev.chainrule.engine.Initialization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the mean curves of the cells and the health of their layers say. */
final class CurveFindings {

    private static final double FAR = 3;
    private static final double RISEN = 1.1;

    private final Evidence it;
    private final Grid grid;

    CurveFindings(Evidence evidence) {
        this.it = evidence;
        this.grid = evidence.grid();
    }

    List<Finding> all() {
        List<Finding> found = new ArrayList<>();
        for (int row = 0; row < grid.rows().size(); row++) {
            start(row).ifPresent(found::add);
        }
        overfitting().ifPresent(found::add);
        dead().ifPresent(found::add);
        vanishing().ifPresent(found::add);
        return found;
    }

    /** An initialization whose loss before the first update is several times chance, or whose layers begin at a flat end. */
    private Optional<Finding> start(int row) {
        List<Cell> cells = grid.rows().get(row);
        Optional<CellCurve> curve = cells.stream()
                .filter(cell -> !cell.done().isEmpty())
                .map(cell -> it.series().get(cell.key()))
                .filter(series -> series != null && series.training().length() > 0)
                .map(CellSeries::training)
                .findFirst();
        double times = curve.map(c -> c.mean()[0] / it.setup().chance()).orElse(0.0);
        Optional<Cell> flat =
                cells.stream().filter(cell -> saturated(cell) != null).findFirst();
        if (flat.isEmpty() && times < FAR) {
            return Optional.empty();
        }
        StringBuilder evidence = new StringBuilder();
        if (flat.isPresent()) {
            CellHealth health = it.health().get(flat.get().key());
            CellHealth.Layer layer = saturated(flat.get());
            if (health != null && layer != null) {
                evidence.append("At epoch 0 %s of the outputs of layer %d are at a flat end (seed %d). "
                        .formatted(it.format().percent(layer.share()), layer.layer(), health.seed()));
            }
        }
        if (curve.isPresent()) {
            evidence.append("It starts at loss %s, %s × chance. "
                    .formatted(
                            it.format().number(curve.get().mean()[0]),
                            it.format().number(times)));
        }
        cells.stream()
                .filter(cell -> !cell.mostlyDiverged() && Double.isFinite(Evidence.median(cell)))
                .min(Comparator.comparingDouble(Evidence::median))
                .ifPresent(cell -> {
                    Spread spread = cell.spread(RunFacts::decidingLoss, Double.POSITIVE_INFINITY);
                    evidence.append("Its best median is %s at lr %s."
                            .formatted(it.format().number(spread.median()), it.rate(cell.column())));
                });
        return Optional.of(Finding.of(
                it.row(row) + (flat.isPresent() ? " starts saturated." : " starts far from chance."),
                evidence.toString().strip(),
                cells,
                null));
    }

    private CellHealth.@Nullable Layer saturated(Cell cell) {
        CellHealth health = it.health().get(cell.key());
        return health == null ? null : health.saturatedStart();
    }

    private record Overfit(Cell cell, int epoch, double least, double last, double trainingThen, double trainingLast) {

        double times() {
            return last / least;
        }
    }

    /** Validation loss that rises by a tenth or more after its lowest while training loss goes on falling. */
    private Optional<Finding> overfitting() {
        List<Overfit> found = grid.cells().stream()
                .filter(cell -> !cell.mostlyDiverged() && !cell.done().isEmpty())
                .flatMap(cell -> overfit(cell).stream())
                .sorted(Comparator.comparingDouble(Overfit::times).reversed())
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Overfit worst = found.get(0);
        return Optional.of(Finding.of(
                found.size() == 1
                        ? "%s overfits from epoch %s."
                                .formatted(it.name(worst.cell()), it.format().count(worst.epoch()))
                        : "%s overfit, most of all %s, from epoch %s."
                                .formatted(
                                        it.format().count(found.size(), "setting"),
                                        it.name(worst.cell()),
                                        it.format().count(worst.epoch())),
                "There the mean validation loss rises from %s to %s, while training loss falls from %s to %s (n = %d)."
                        .formatted(
                                it.format().number(worst.least()),
                                it.format().number(worst.last()),
                                it.format().number(worst.trainingThen()),
                                it.format().number(worst.trainingLast()),
                                worst.cell().done().size()),
                found.stream().map(Overfit::cell).toList(),
                Attempt.of("Try early stopping", "training.earlyStopping.kind", "patience")));
    }

    private Optional<Overfit> overfit(Cell cell) {
        CellSeries series = it.series().get(cell.key());
        if (series == null || series.validation().length() < 3) {
            return Optional.empty();
        }
        CellCurve validation = series.validation();
        int end = validation.length() - 1;
        int least = 0;
        for (int i = 0; i <= end; i++) {
            least = validation.mean()[i] < validation.mean()[least] ? i : least;
        }
        int epoch = validation.epochs()[least];
        float trainingThen = at(series.training(), epoch);
        float trainingLast = at(series.training(), validation.epochs()[end]);
        return epoch > 0 && validation.mean()[end] >= RISEN * validation.mean()[least] && trainingLast < trainingThen
                ? Optional.of(new Overfit(
                        cell, epoch, validation.mean()[least], validation.mean()[end], trainingThen, trainingLast))
                : Optional.empty();
    }

    /** At the kept epoch that is not after the asked one. */
    private static float at(CellCurve curve, int epoch) {
        int place = curve.placeOf(epoch);
        int kept = place >= 0 ? place : -place - 2;
        return kept < 0 || kept >= curve.length() ? Float.NaN : curve.mean()[kept];
    }

    private Optional<Finding> dead() {
        List<Cell> cells = cells(health -> health.dead() != null);
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        Cell first = cells.get(0);
        CellHealth health = it.health().get(first.key());
        CellHealth.Layer layer = health == null ? null : health.dead();
        if (health == null || layer == null) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                "In %s layer %d is %s dead from epoch %s."
                        .formatted(
                                it.name(first),
                                layer.layer(),
                                it.format().percent(layer.share()),
                                it.format().count(layer.sinceEpoch())),
                "Units that give 0 to every row get no gradient and stay so (seed %d).%s"
                        .formatted(
                                health.seed(),
                                cells.size() == 1
                                        ? ""
                                        : " So it is in %s in all."
                                                .formatted(it.format().count(cells.size(), "setting"))),
                cells,
                Attempt.of("Try leaky ReLU", "network.activation", "leaky_relu")));
    }

    private Optional<Finding> vanishing() {
        List<Cell> cells = cells(health -> health.vanishing() != null).stream()
                .filter(cell -> !cell.mostlyDiverged() && !symmetric(cell))
                .toList();
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        Cell first = cells.get(0);
        CellHealth health = it.health().get(first.key());
        CellHealth.Vanishing gradients = health == null ? null : health.vanishing();
        if (health == null || gradients == null) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                "Gradients hardly reach the first layer in %s."
                        .formatted(Evidence.list(cells.stream().map(it::name).toList())),
                "At epoch %s of %s the first layer’s gradient has norm %s, the last one’s %s (seed %d)."
                        .formatted(
                                it.format().count(gradients.epoch()),
                                it.name(first),
                                it.format().number(gradients.first()),
                                it.format().number(gradients.last()),
                                health.seed()),
                cells,
                null));
    }

    /** Equal units are reason enough. */
    private boolean symmetric(Cell cell) {
        Initialization initialization = grid.initializations().get(cell.row());
        return initialization instanceof Initialization.Zeros || initialization instanceof Initialization.Constant;
    }

    private List<Cell> cells(Predicate<CellHealth> wanted) {
        return grid.cells().stream()
                .filter(cell -> {
                    CellHealth health = it.health().get(cell.key());
                    return health != null && wanted.test(health);
                })
                .toList();
    }
}
