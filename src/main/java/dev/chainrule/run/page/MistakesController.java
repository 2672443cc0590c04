package dev.chainrule.run.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
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

/** What the last network of a run that looks at images takes them for: as a thumbnail for the wall, and the same in words. */
@Controller
@RequestMapping("/runs/{id}")
class MistakesController {

    private final Runs runs;
    private final WeightsStore weights;
    private final Pictures pictures;

    // the words are asked for right after the thumbnail
    private final Cache<String, Mistakes> recent =
            Caffeine.newBuilder().maximumSize(500).build();

    MistakesController(Runs runs, WeightsStore weights, Pictures pictures) {
        this.runs = runs;
        this.weights = weights;
        this.pictures = pictures;
    }

    /** {@code show}: confusion (who is taken for whom) or worst (the rows that are predicted worst). {@code theme}: light or dark. */
    @GetMapping(path = "/mistakes.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> png(
            @PathVariable long id,
            @RequestParam(defaultValue = "confusion") String show,
            @RequestParam(defaultValue = "light") String theme,
            WebRequest request) {
        boolean worst = Either.first("show", show, "worst", "confusion");
        Palette palette = Palette.of(theme);
        Run run = run(id);
        int epoch = last(id);
        String tag = "\"%s-%s-%s\"".formatted(key(run, epoch), show, theme);
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).build();
        }
        Mistakes mistakes = mistakes(run, epoch);
        MistakesPng picture = new MistakesPng(palette);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .contentType(MediaType.IMAGE_PNG)
                .body(worst ? picture.worst(mistakes, pictures.data(run).dataset()) : picture.confusion(mistakes));
    }

    /** What a thumbnail shows. */
    record Words(String words) {}

    @GetMapping(path = "/mistakes", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Words words(@PathVariable long id, @RequestParam(defaultValue = "confusion") String show) {
        boolean worst = Either.first("show", show, "worst", "confusion");
        Mistakes mistakes = mistakes(run(id), last(id));
        return new Words(worst ? mistakes.worstInWords() : mistakes.confusionInWords());
    }

    private Mistakes mistakes(Run run, int epoch) {
        return recent.get(key(run, epoch), key -> pictures.mistakes(run, epoch));
    }

    private static String key(Run run, int epoch) {
        return "%s-%d-%d".formatted(PictureVersion.of(run), run.id(), epoch);
    }

    private int last(long id) {
        return weights.kept(id).wanted(null);
    }

    private Run run(long id) {
        return runs.findById(id).orElseThrow(() -> RunController.unknown(id));
    }
}
