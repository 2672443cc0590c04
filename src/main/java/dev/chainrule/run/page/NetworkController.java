package dev.chainrule.run.page;

import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.web.BadInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Each weight and each unit of a small network, epoch by epoch, for the page's script. */
@Controller
class NetworkController {

    private static final int MOST_FRAMES = 32;

    private final Runs runs;
    private final Pictures pictures;

    NetworkController(Runs runs, Pictures pictures) {
        this.runs = runs;
        this.pictures = pictures;
    }

    /**
     * @param weights little-endian float32, layer by layer W as [inputs][outputs], then b
     * @param maps as {@link UnitMaps#of}; null for data with a single feature
     */
    record NetworkFrame(int epoch, byte[] weights, byte @Nullable [] maps) {}

    record Block(int columns, int rows, List<NetworkFrame> frames) {}

    @GetMapping(path = "/runs/{id}/network", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Block> block(
            @PathVariable long id,
            @RequestParam int epoch,
            @RequestParam(defaultValue = "1") int count,
            @RequestParam(required = false) @Nullable Integer x,
            @RequestParam(required = false) @Nullable Integer y,
            @RequestParam(name = "v", required = false) @Nullable String version) {
        if (epoch < 0) {
            throw new BadInput("epoch", "%d is out of range. Use 0 or more.".formatted(epoch));
        }
        if (count < 1 || count > MOST_FRAMES) {
            throw new BadInput("count", "%d is out of range. Use 1 to %d.".formatted(count, MOST_FRAMES));
        }
        Run run = runs.findById(id).orElseThrow(() -> RunController.unknown(id));
        Block block =
                new Block(UnitMaps.COLUMNS, UnitMaps.ROWS, pictures.networks(run, epoch, count, Slice.Axes.of(x, y)));
        boolean settled = run.status() == RunStatus.FINISHED || run.status() == RunStatus.DIVERGED;
        return ResponseEntity.ok()
                .cacheControl(settled ? PictureVersion.caching(run, version) : CacheControl.noStore())
                .body(block);
    }
}
