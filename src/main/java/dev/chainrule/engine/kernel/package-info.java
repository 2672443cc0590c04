/**
 * The matrix products and element loops below the engine, in a scalar form and a Vector-API form that agree to the last bit.
 * Nothing here checks its arguments: the engine's face has. Start reading at {@link dev.chainrule.engine.kernel.Kernels}.
 *
 * <p>What makes the bits equal: vector lanes run across a row's columns and never along a sum, every sum is a chain of
 * {@code fma} in one fixed order, and exp, tanh and sigmoid are built from the same operations in both forms.
 */
package dev.chainrule.engine.kernel;
