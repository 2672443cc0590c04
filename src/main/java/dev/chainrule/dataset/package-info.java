/**
 * What can be trained on: generators, bundled and uploaded files, split, scaled and fingerprinted; their pictures and their pages. Start reading at
 * {@link dev.chainrule.dataset.Datasets}; {@link dev.chainrule.dataset.Preparation} says what happens to the rows, and a new kind is a
 * {@link dev.chainrule.dataset.DatasetSource}.
 */
package dev.chainrule.dataset;
