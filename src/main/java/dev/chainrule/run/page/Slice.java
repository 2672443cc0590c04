package dev.chainrule.run.page;

import org.jspecify.annotations.Nullable;

/** A plane through the space of the features, over which a network's answers are drawn. Immutable. */
sealed interface Slice permits FeatureSlice, PrincipalSlice {

    /** Which part of it is shown. */
    Plane plane();

    /** What grows to the right. */
    String xName();

    /** What grows upwards. */
    String yName();

    /** What has to be known to read the picture; null where the two features are all there are. */
    @Nullable
    String note();

    /** Inputs of the network, scaled, for a grid over the plane, row by row from the top left. [columns · rows, features] */
    float[] places(int columns, int rows);

    /** Where a training row lies, in the order of the split. */
    float x(int trainingRow);

    float y(int trainingRow);

    /** Two features, from 0. */
    record Axes(int x, int y) {

        /** Null unless both are given. */
        static @Nullable Axes of(@Nullable Integer x, @Nullable Integer y) {
            return x == null || y == null ? null : new Axes(x, y);
        }
    }
}
