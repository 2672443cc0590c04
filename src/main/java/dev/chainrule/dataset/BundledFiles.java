package dev.chainrule.dataset;

import java.util.List;
import java.util.Set;

/** The kinds that come as files, with their licences; {@code datasets/LICENCES.md} among the resources has the same. */
final class BundledFiles {

    private static final String UCI = "CC BY 4.0";

    private BundledFiles() {}

    static List<DatasetSource> all() {
        return List.of(iris(), wine(), breastCancer(), digits(), diabetes(), penguins(), mnist());
    }

    private static DatasetSource iris() {
        DatasetKind kind = table(
                "iris",
                "Iris",
                Task.CLASSIFICATION,
                150,
                4,
                3,
                "Petals and sepals of three species, in cm: one stands apart, two touch, and almost any setting learns it.",
                "R. A. Fisher, “The use of multiple measurements in taxonomic problems”, 1936; UCI repository",
                UCI);
        return new BundledFile(kind, "iris.csv", "species", Set.of());
    }

    private static DatasetSource wine() {
        DatasetKind kind = table(
                "wine",
                "Wine",
                Task.CLASSIFICATION,
                178,
                13,
                3,
                "Thirteen measurements of wines of three cultivars, from tenths to thousands: shows what scaling is for.",
                "M. Forina et al., PARVUS, 1988; UCI repository",
                UCI);
        return new BundledFile(kind, "wine.csv", "cultivar", Set.of());
    }

    private static DatasetSource breastCancer() {
        DatasetKind kind = table(
                "breast_cancer",
                "Breast cancer",
                Task.CLASSIFICATION,
                569,
                30,
                2,
                "Thirty measurements of cell nuclei, benign or malignant: many features that say nearly the same.",
                "W. H. Wolberg, W. N. Street, O. L. Mangasarian, Breast Cancer Wisconsin (Diagnostic), 1993; UCI repository",
                UCI);
        return new BundledFile(kind, "breast_cancer.csv", "diagnosis", Set.of());
    }

    private static DatasetSource digits() {
        DatasetKind kind = images(
                "digits",
                "Digits",
                1797,
                new DatasetKind.Image(8, 8),
                "Handwritten digits of 8 × 8 pixels, 0 to 16: real pictures that one hidden layer learns in seconds.",
                "E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits (test part), 1998; UCI repository",
                UCI);
        return new BundledFile(kind, "digits.csv.gz", "digit", Set.of());
    }

    private static DatasetSource diabetes() {
        DatasetKind kind = table(
                "diabetes",
                "Diabetes",
                Task.REGRESSION,
                442,
                10,
                0,
                "Ten measurements of patients and how far their illness went in a year, 25 to 346: noisy, so more than half stays unexplained.",
                "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, “Least Angle Regression”, 2004",
                "none stated; published with the paper");
        return new BundledFile(kind, "diabetes.csv", "progression", Set.of());
    }

    private static DatasetSource penguins() {
        DatasetKind kind = table(
                "penguins",
                "Penguins",
                Task.CLASSIFICATION,
                333,
                9,
                3,
                "Three species by island, sex and four measurements: texts become columns of 0 and 1, and the 11 of 344 birds"
                        + " of whom something is missing are left out.",
                "K. B. Gorman, T. D. Williams, W. R. Fraser, 2014; Palmer Station LTER",
                "CC0");
        return new BundledFile(kind, "penguins.csv", "species", Set.of("island", "sex"));
    }

    private static DatasetSource mnist() {
        DatasetKind kind = images(
                "mnist10k",
                "MNIST",
                10_000,
                new DatasetKind.Image(28, 28),
                "Ten thousand handwritten digits of 28 × 28 pixels, 0 to 255: the classic, large enough that time matters.",
                "Y. LeCun, C. Cortes, C. Burges, 1998: the first 10,000 training digits, shuffled",
                "CC BY-SA 3.0");
        return new BundledFile(kind, "mnist10k.csv.gz", "digit", Set.of());
    }

    private static DatasetKind table(
            String id,
            String label,
            Task task,
            int rows,
            int features,
            int classes,
            String description,
            String source,
            String licence) {
        return new DatasetKind(
                id, label, false, task, List.of(), rows, features, classes, null, description, source, licence);
    }

    private static DatasetKind images(
            String id,
            String label,
            int rows,
            DatasetKind.Image image,
            String description,
            String source,
            String licence) {
        int features = image.width() * image.height();
        return new DatasetKind(
                id,
                label,
                false,
                Task.CLASSIFICATION,
                List.of(),
                rows,
                features,
                10,
                image,
                description,
                source,
                licence);
    }
}
