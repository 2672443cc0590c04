package dev.chainrule.dashboard;

import dev.chainrule.web.Format;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gathers what the findings of a wall are drawn from. */
@Component
class EvidenceOfCells {

    private final HealthOfCells health;
    private final OverLimits limits;
    private final Format format;

    EvidenceOfCells(HealthOfCells health, OverLimits limits, Format format) {
        this.health = health;
        this.limits = limits;
        this.format = format;
    }

    Evidence of(LoadedExperiment loaded, Map<CellKey, CellSeries> series) {
        Grid grid = loaded.grid();
        Divergence divergence = Divergence.of(grid, series, loaded.setup().chance());
        return new Evidence(
                grid,
                loaded.setup(),
                series,
                health.of(loaded.id(), grid),
                limits.of(divergence, loaded.setup()).orElse(null),
                format);
    }
}
