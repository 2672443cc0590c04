package dev.chainrule.run.page;

import dev.chainrule.engine.LayerHealth;
import dev.chainrule.run.EpochHealth;
import dev.chainrule.run.HealthLog;
import dev.chainrule.run.Runs;
import dev.chainrule.web.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The history of each layer's health, for the page's script. */
@Controller
class HealthController {

    private final Runs runs;
    private final HealthLog health;

    HealthController(Runs runs, HealthLog health) {
        this.runs = runs;
        this.health = health;
    }

    /** A layer's figures, one for each kept epoch; what is not finite is a string. */
    record Layer(
            List<Object> deviation,
            List<Object> gradient,
            List<Object> dead,
            List<Object> saturated,
            List<Object> ratio) {

        static Layer of(List<EpochHealth> kept, int layer) {
            return new Layer(
                    column(kept, layer, LayerHealth::activationDeviation),
                    column(kept, layer, LayerHealth::gradientNorm),
                    column(kept, layer, LayerHealth::deadShare),
                    column(kept, layer, LayerHealth::saturatedShare),
                    column(kept, layer, LayerHealth::updateRatio));
        }

        private static List<Object> column(List<EpochHealth> kept, int layer, Function<LayerHealth, Float> figure) {
            List<Object> column = new ArrayList<>();
            for (EpochHealth epoch : kept) {
                float value = figure.apply(epoch.layers().get(layer));
                column.add(Float.isFinite(value) ? (Object) value : Float.toString(value));
            }
            return column;
        }
    }

    record News(int[] epochs, List<Layer> layers) {}

    /** What was kept of the epochs above {@code after}, −1 for all. */
    @GetMapping(path = "/runs/{id}/health", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<News> health(@PathVariable long id, @RequestParam(defaultValue = "-1") int after) {
        if (after < -1) {
            throw new BadInput("after", "%d is out of range. Use -1 for all, or an epoch.".formatted(after));
        }
        if (!runs.existsById(id)) {
            throw RunController.unknown(id);
        }
        List<EpochHealth> kept = health.after(id, after);
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; !kept.isEmpty() && layer < kept.get(0).layers().size(); layer++) {
            layers.add(Layer.of(kept, layer));
        }
        int[] epochs = kept.stream().mapToInt(EpochHealth::epoch).toArray();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new News(epochs, layers));
    }
}
