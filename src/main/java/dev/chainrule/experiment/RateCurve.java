package dev.chainrule.experiment;

import dev.chainrule.engine.Schedule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the learning rate moves over a training, as a small picture.
 *
 * @param path in a box of {@link #WIDTH} × {@link #HEIGHT}, the rate itself at its top and 0 at its bottom
 * @param alt the same in words
 * @param caption what it shows and what it does not
 */
public record RateCurve(String path, String alt, String caption) {

    public static final int WIDTH = 240;
    public static final int HEIGHT = 40;

    private static final int MARGIN = 2;
    private static final int POINTS = 120;

    /** Null for a rate that stays as it is. */
    static @Nullable RateCurve of(TrainingDefinition training, int trainingRows) {
        Schedule schedule = ScheduleKinds.schedule(training.chosen(Aspect.SCHEDULE));
        if (schedule instanceof Schedule.Constant) {
            return null;
        }
        int perEpoch = (trainingRows + training.batchSize() - 1) / training.batchSize();
        long updates = (long) perEpoch * training.epochs();
        StringBuilder path = new StringBuilder();
        int points = (int) Math.min(POINTS, updates);
        for (int i = 0; i < points; i++) {
            long update = points == 1 ? 0 : i * (updates - 1) / (points - 1);
            double x = MARGIN + (WIDTH - 2.0 * MARGIN) * (points == 1 ? 0 : (double) i / (points - 1));
            double y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * schedule.share(update, updates, perEpoch);
            path.append(i == 0 ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
        }
        boolean plateaus = training.chosen(Aspect.SCHEDULE).kind().equals("reduce_on_plateau");
        String name = Aspect.SCHEDULE
                .known(training.chosen(Aspect.SCHEDULE).kind())
                .label()
                .toLowerCase(Locale.ROOT);
        return new RateCurve(
                path.toString(),
                "Learning rate over %,d epochs, schedule: %s".formatted(training.epochs(), name),
                plateaus
                        ? "Learning rate before any plateau, which shows only while training"
                        : "Learning rate, from epoch 0 to %,d".formatted(training.epochs()));
    }
}
