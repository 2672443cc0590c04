/**
 * Looks at a network without changing it: how its layers do, which learning rates it bears, how sharp its loss is, what the loss looks
 * like around given weights, what it mistakes for what, whether its gradient is right, and
 * how the chain rule makes it. Plain Java on top of
 * {@link dev.chainrule.engine.Model}; every figure has the same bits on every machine. Start reading at
 * {@link dev.chainrule.engine.probe.LayerReport}.
 */
package dev.chainrule.engine.probe;
