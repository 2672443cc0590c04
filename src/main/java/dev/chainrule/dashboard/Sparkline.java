package dev.chainrule.dashboard;

/** The small picture of a run's training loss in a row: 120 × 20, every row on the same axes, so that they can be compared. */
final class Sparkline {

    static final int WIDTH = 120;
    static final int HEIGHT = 20;

    private final double low;
    private final double high;
    private final int epochs;

    Sparkline(Setup setup) {
        this.low = Math.log(setup.chance() / 150);
        this.high = Math.log(setup.chance() * 4);
        this.epochs = Math.max(1, setup.epochs());
    }

    /** Path data; broken where the loss is not finite, on the edge where it is beyond the axes. */
    String path(Trace trace) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < trace.epochs().length; i++) {
            float loss = trace.loss()[i];
            if (Float.isFinite(loss)) {
                path.append(pen ? 'L' : 'M')
                        .append(number(1 + trace.epochs()[i] / (double) epochs * (WIDTH - 2)))
                        .append(' ')
                        .append(number(y(loss)));
            }
            pen = Float.isFinite(loss);
        }
        return path.toString();
    }

    private double y(double loss) {
        double share = (Math.log(Math.max(loss, Statistics.LEAST_LOSS)) - low) / (high - low);
        return HEIGHT - 1 - Math.max(0, Math.min(1, share)) * (HEIGHT - 2);
    }

    /** To a tenth; of what is at least 0. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
