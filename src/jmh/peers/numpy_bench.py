# Hand-written NumPy backprop as a notebook would have it: python3 numpy_bench.py [THREADS]
import os, sys

T = int(sys.argv[1]) if len(sys.argv) > 1 else 1
os.environ["OPENBLAS_NUM_THREADS"] = str(T)
import numpy as np
from common import *

P = f"numpy-{np.__version__}-{T}t"
W = sys.argv[2:] or ["W1", "W2", "W3", "W4"]


def net(sz, dt, seed=0):
    r = np.random.RandomState(seed)
    return [(r.randn(a, b) / np.sqrt(a)).astype(dt) for a, b in zip(sz, sz[1:])], [np.zeros(b, dt) for b in sz[1:]]


def trainer(sz, act, loss, opt, X, y, bs, dt, lr):
    Ws, bs_ = net(sz, dt)
    n = len(X)
    L = len(Ws)
    st = [[np.zeros_like(p) for p in Ws + bs_] for _ in range(2)]
    tt = [0]

    def step(x, t):
        hs = [x]
        for l in range(L):
            z = hs[-1] @ Ws[l] + bs_[l]
            if l < L - 1:
                z = np.tanh(z) if act == "tanh" else np.maximum(z, 0)
            hs.append(z)
        o = hs[-1]
        if loss == "bce":
            p = 1 / (1 + np.exp(-o))
            d = (p - t) / len(x)
        elif loss == "mse":
            o = np.tanh(o)
            d = 2 * (o - t) * (1 - o * o) / len(x)
        else:
            e = np.exp(o - o.max(1, keepdims=True))
            d = e / e.sum(1, keepdims=True)
            d[np.arange(len(x)), t] -= 1
            d /= len(x)
        gW = [None] * L
        gb = [None] * L
        for l in range(L - 1, -1, -1):
            gW[l] = hs[l].T @ d
            gb[l] = d.sum(0)
            if l > 0:
                d = d @ Ws[l].T
                d = d * (1 - hs[l] * hs[l]) if act == "tanh" else d * (hs[l] > 0)
        ps = Ws + bs_
        gs = gW + gb
        if opt == "sgd":
            for p, g in zip(ps, gs):
                p -= lr * g
        elif opt == "mom":
            for p, g, m in zip(ps, gs, st[0]):
                m *= 0.9
                m += g
                p -= lr * m
        else:
            tt[0] += 1
            c1 = 1 - 0.9 ** tt[0]
            c2 = 1 - 0.999 ** tt[0]
            for p, g, m, v in zip(ps, gs, st[0], st[1]):
                m *= 0.9
                m += 0.1 * g
                v *= 0.999
                v += 0.001 * g * g
                p -= dt(lr / c1) * m / (np.sqrt(v / dt(c2)) + dt(1e-8))

    def epochs(k):
        for _ in range(k):
            if bs >= n:
                step(X, y)
                continue
            p = np.random.permutation(n)
            for i in range(0, n, bs):
                ix = p[i : i + bs]
                step(X[ix], y[ix])

    return epochs


f = np.float32
if "W1" in W:
    X, y = moons(np)
    for a in ("relu", "tanh"):
        measure(
            P,
            "W1-" + a,
            trainer([2, 16, 16, 1], a, "bce", "sgd", X.astype(f), y.astype(f)[:, None], 100, f, f(0.5)),
            100,
            threads=T,
        )
if "W2" in W:
    X, y = spiral(np)
    measure(
        P,
        "W2",
        trainer([2, 8, 8, 1], "tanh", "mse", "sgd", X.astype(f), y.astype(f)[:, None], 10, f, f(0.03)),
        500,
        threads=T,
    )
if "W3" in W:
    X, y = digits(np)
    measure(P, "W3", trainer([64, 128, 64, 10], "relu", "ce", "adam", X.astype(f), y, 32, f, 1e-3), 1437, threads=T)
if "W4" in W:
    X, y = mnistlike(np)
    r = measure(
        P, "W4", trainer([784, 256, 128, 10], "relu", "ce", "mom", X, y, 128, f, f(0.05)), 60000, threads=T, reps=5
    )
    print(f"#   {P} W4 nominal GFLOP/s={r*6*234752/1e9:.1f}")
