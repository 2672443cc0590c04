package dev.chainrule.dataset;

import dev.chainrule.dataset.InvalidDatasetException.Problem;
import dev.chainrule.web.NotFound;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Pictures of data sets for other pages: a thumb for {@code <img>}, and points or pixels for a script that draws a preview. */
@Controller
class DatasetPictures {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private final Datasets datasets;
    private final Showcase showcase;

    DatasetPictures(Datasets datasets, Showcase showcase) {
        this.datasets = datasets;
        this.showcase = showcase;
    }

    @GetMapping("/datasets/{kind}/thumb.svg")
    ResponseEntity<String> thumb(@PathVariable String kind) {
        DatasetKind known =
                datasets.kind(kind).orElseThrow(() -> new NotFound("There is no data set “%s”.".formatted(kind)));
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
                .body(showcase.thumb(known));
    }

    /** The same parameters give the same picture, so a browser that goes back to a choice need not ask again. */
    @GetMapping("/datasets/preview")
    ResponseEntity<DatasetPicture> preview(@RequestParam MultiValueMap<String, String> parameters) {
        DatasetSpec spec = SpecText.read(datasets, parameters);
        DatasetKind kind = datasets.kind(spec.kind()).orElseThrow();
        // the rows of a file are the same for every seed
        DatasetPicture picture = kind.generated() ? DatasetPicture.of(datasets.load(spec)) : showcase.picture(kind);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(picture);
    }

    /** A script asks, whatever it accepts: the answer is JSON with the first field, and all of them under {@code errors}. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(InvalidDatasetException e) {
        List<Problem> problems = e.problems();
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        detail.setTitle("The data set cannot be made");
        detail.setProperty("field", problems.get(0).field());
        detail.setProperty("errors", problems);
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
