package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ViewState.Show;
import org.jspecify.annotations.Nullable;

/**
 * The pictures in the wall's cells, below the address of the run that each is of.
 *
 * @param picture for example "boundary.png?size=thumb"
 * @param words what says in words what a picture shows; null where the cell's own words are enough
 * @param caption what the pictures are
 */
record Thumbnails(String picture, @Nullable String words, String caption) {

    static @Nullable Thumbnails of(Show show, Setup setup) {
        if (show == Show.VALUES) {
            return null;
        }
        if (setup.images()) {
            String rows = setup.validated() ? "validation" : "training";
            return show == Show.WORST
                    ? new Thumbnails(
                            "mistakes.png?show=worst",
                            "mistakes?show=worst",
                            "Pictures: the six %s images that the seed nearest the median predicts worst; plain what they are, orange what they are taken for."
                                    .formatted(rows))
                    : new Thumbnails(
                            "mistakes.png?show=confusion",
                            "mistakes?show=confusion",
                            "Pictures: the %s rows of the seed nearest the median, a line for each class and a column for what it is taken for; blue right, orange wrong."
                                    .formatted(rows));
        }
        return new Thumbnails(
                "boundary.png?size=thumb",
                null,
                setup.features() == 2
                        ? "Pictures: the seed nearest the median."
                        : "Pictures: the seed nearest the median, over the first two principal components of the rows.");
    }
}
