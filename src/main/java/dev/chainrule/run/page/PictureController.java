package dev.chainrule.run.page;

import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.WebRequest;

/** Pictures of a run's network, for the page's script and as images. */
@Controller
@RequestMapping("/runs/{id}")
class PictureController {

    private static final int MOST_FRAMES = 64;
    private static final int MOST_KEYS = 14;

    private final Runs runs;
    private final WeightsStore weights;
    private final Pictures pictures;
    private final TryItFacts tryIt;

    PictureController(Runs runs, WeightsStore weights, Pictures pictures, TryItFacts tryIt) {
        this.runs = runs;
        this.weights = weights;
        this.pictures = pictures;
        this.tryIt = tryIt;
    }

    /**
     * What is painted from {@code epoch} on.
     *
     * @param plane null for data with a single feature
     * @param frames of kept epochs, ascending; there may be fewer than asked for
     */
    record Block(@Nullable Plane plane, int classes, List<Frame> frames) {}

    /** @param version the page's own, so that the browser may keep the answer */
    @GetMapping(path = "/boundary", produces = MediaType.APPLICATION_JSON_VALUE)
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
        Run run = run(id);
        Slice.Axes axes = Slice.Axes.of(x, y);
        Block block = new Block(
                pictures.slice(run, axes).map(Slice::plane).orElse(null),
                pictures.data(run).dataset().classes(),
                pictures.block(run, epoch, count, axes));
        // While epochs may be added, an answer with fewer frames than asked for is not the last word.
        boolean settled = run.status() == RunStatus.FINISHED || run.status() == RunStatus.DIVERGED;
        return ResponseEntity.ok()
                .cacheControl(settled ? PictureVersion.caching(run, version) : CacheControl.noStore())
                .body(block);
    }

    /**
     * Single epochs, for a strip of key frames; those that are not kept are left out.
     *
     * @param epochs at most {@value #MOST_KEYS}
     */
    @GetMapping(path = "/strip", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Block> strip(
            @PathVariable long id,
            @RequestParam List<Integer> epochs,
            @RequestParam(required = false) @Nullable Integer x,
            @RequestParam(required = false) @Nullable Integer y,
            @RequestParam(name = "v", required = false) @Nullable String version) {
        if (epochs.size() > MOST_KEYS) {
            throw new BadInput("epochs", "%d are too many. Use 1 to %d.".formatted(epochs.size(), MOST_KEYS));
        }
        Run run = run(id);
        Slice.Axes axes = Slice.Axes.of(x, y);
        Block block = new Block(
                pictures.slice(run, axes).map(Slice::plane).orElse(null),
                pictures.data(run).dataset().classes(),
                epochs.stream()
                        .flatMap(epoch -> pictures.at(run, epoch, axes).stream())
                        .toList());
        return ResponseEntity.ok()
                .cacheControl(PictureVersion.caching(run, version))
                .body(block);
    }

    /** {@code epoch}: the last that is kept if left out. {@code size}: full (864 × 576) or thumb (144 × 96). {@code theme}: light or dark. */
    @GetMapping(path = "/boundary.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> png(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer epoch,
            @RequestParam(required = false) @Nullable Integer x,
            @RequestParam(required = false) @Nullable Integer y,
            @RequestParam(defaultValue = "full") String size,
            @RequestParam(defaultValue = "light") String theme,
            @RequestParam(name = "v", required = false) @Nullable String version,
            WebRequest request) {
        boolean thumb = Either.first("size", size, "thumb", "full");
        Palette palette = Palette.of(theme);
        Run run = run(id);
        int wanted = weights.kept(id).wanted(epoch);
        Slice.Axes axes = Slice.Axes.of(x, y);
        Slice slice = pictures.slice(run, axes)
                .orElseThrow(() -> new NotFound(
                        "Run %d has no decision boundary to draw: its data has a single feature.".formatted(id)));
        String tag = "\"%s-%d-%d-%s-%s-%s\"".formatted(PictureVersion.of(run), id, wanted, size, theme, axes);
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).build();
        }
        BoundaryPng picture = thumb ? new BoundaryPng(144, 96, palette) : new BoundaryPng(864, 576, palette);
        byte[] bytes = picture.draw(
                slice.plane(), pictures.at(run, wanted, axes).orElse(null), RowsOfPlane.of(pictures.data(run), slice));
        return ResponseEntity.ok()
                .cacheControl(epoch == null ? CacheControl.noCache() : PictureVersion.caching(run, version))
                .eTag(tag)
                .contentType(MediaType.IMAGE_PNG)
                .body(bytes);
    }

    /** A row of the data in its own units, to ask the network about. */
    @GetMapping(path = "/row", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    TryItFacts.Example row(@PathVariable long id, @RequestParam int number) {
        return tryIt.example(run(id), number);
    }

    private Run run(long id) {
        return runs.findById(id).orElseThrow(() -> RunController.unknown(id));
    }
}
