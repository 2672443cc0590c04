/**
 * The readable engine: single numbers in float64 that remember how they were computed, and so know their derivatives. It is slow and
 * exact where {@code dev.chainrule.engine} is fast and rounded; the chapters explain with it, and the tests hold the fast engine to it.
 * Plain Java: it sees nothing but itself and {@code java..}.
 *
 * <p>Start reading at {@link dev.chainrule.autograd.Value}: each operation states its result and, beside it, its derivatives;
 * {@link dev.chainrule.autograd.Value#backward()} is the chain rule, and there is no more to it. Then
 * {@link dev.chainrule.autograd.Neuron}, {@link dev.chainrule.autograd.Layer} and {@link dev.chainrule.autograd.Mlp} make a network of
 * values, {@link dev.chainrule.autograd.Losses} say how wrong it is, {@link dev.chainrule.autograd.Expression} reads values from text,
 * and {@link dev.chainrule.autograd.Graph} is what to draw.
 *
 * <p>After Andrej Karpathy's micrograd.
 */
package dev.chainrule.autograd;
