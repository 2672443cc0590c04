# PyTorch CPU: python3 torch_bench.py THREADS [W1 W2 W3 W4 W5 W5b]
import os, sys

T = int(sys.argv[1])
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(T)
import numpy as np, torch, time
from torch import nn
from common import *

torch.set_num_threads(T)
P = f"pytorch-{torch.__version__}-{T}t"
W = sys.argv[2:] or ["W1", "W2", "W3", "W4"]


def mlp(sz, act, last=None):
    L = []
    for i in range(len(sz) - 1):
        L.append(nn.Linear(sz[i], sz[i + 1]))
        if i < len(sz) - 2:
            L.append(act())
    if last:
        L.append(last())
    return nn.Sequential(*L)


def loop(model, lossf, opt, X, y, bs):
    n = len(X)

    def epochs(k):
        for _ in range(k):
            if bs >= n:
                opt.zero_grad(set_to_none=True)
                lossf(model(X), y).backward()
                opt.step()
                continue
            p = torch.randperm(n)
            for i in range(0, n, bs):
                ix = p[i : i + bs]
                opt.zero_grad(set_to_none=True)
                lossf(model(X[ix]), y[ix]).backward()
                opt.step()

    return epochs


f = lambda a: torch.tensor(np.asarray(a, dtype=np.float32))


def w2():
    X, y = spiral(np)
    m = mlp([2, 8, 8, 1], nn.Tanh, nn.Tanh)
    return loop(m, nn.MSELoss(), torch.optim.SGD(m.parameters(), lr=0.03), f(X), f(y)[:, None], 10)


def child(k):
    torch.set_num_threads(1)
    for _ in range(k):
        w2()(100)


if "W1" in W:
    X, y = moons(np)
    for a, nm in ((nn.ReLU, "W1-relu"), (nn.Tanh, "W1-tanh")):
        m = mlp([2, 16, 16, 1], a)
        measure(
            P,
            nm,
            loop(m, nn.BCEWithLogitsLoss(), torch.optim.SGD(m.parameters(), lr=0.5), f(X), f(y)[:, None], 100),
            100,
            threads=T,
        )
if "W2" in W:
    measure(P, "W2", w2(), 500, threads=T)
if "W3" in W:
    X, y = digits(np)
    m = mlp([64, 128, 64, 10], nn.ReLU)
    measure(
        P,
        "W3",
        loop(m, nn.CrossEntropyLoss(), torch.optim.Adam(m.parameters(), lr=1e-3), f(X), torch.tensor(y), 32),
        1437,
        threads=T,
    )
if "W4" in W:
    X, y = mnistlike(np)
    m = mlp([784, 256, 128, 10], nn.ReLU)
    X = torch.tensor(X)
    y = torch.tensor(y)
    r = measure(
        P,
        "W4",
        loop(m, nn.CrossEntropyLoss(), torch.optim.SGD(m.parameters(), lr=0.05, momentum=0.9), X, y, 128),
        60000,
        threads=T,
        reps=5,
    )
    print(f"#   {P} W4 nominal GFLOP/s (6*params)={r*6*234752/1e9:.1f}")
if "W5" in W:  # 64 trainings x 100 epochs, 2 processes; measured with fewer epochs, scaled
    import multiprocessing as mp

    E = int(os.environ.get("W5N", "4"))
    t = time.perf_counter()
    ps = [mp.Process(target=child, args=(E // 2,)) for _ in range(2)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    d = time.perf_counter() - t
    print(
        f"{P} W5 wall_s={d*64/E:.1f} (measured {E} of 64 trainings in {d:.1f}s on 2 processes, scaled) samples_per_s={E*50000/d:.0f}"
    )
if "W5b" in W:  # all 64 nets in one batched graph (bmm)
    X, y = spiral(np)
    X = f(X)
    y = f(y)[:, None]
    M = 64
    ps = [nn.Parameter(torch.randn(M, a, b) * 0.5) for a, b in ((2, 8), (8, 8), (8, 1))]
    bs = [nn.Parameter(torch.zeros(M, 1, b)) for b in (8, 8, 1)]
    opt = torch.optim.SGD(ps + bs, lr=0.03)

    def ep(k):
        for _ in range(k):
            p = torch.randperm(500)
            for i in range(0, 500, 10):
                ix = p[i : i + 10]
                h = X[ix].expand(M, 10, 2)
                for w, b in zip(ps, bs):
                    h = torch.tanh(torch.baddbmm(b, h, w))
                opt.zero_grad(set_to_none=True)
                ((h - y[ix]) ** 2).mean((1, 2)).sum().backward()
                opt.step()

    r = measure(P, "W5b-batched", ep, 500 * M, threads=T)
    print(f"#   {P} W5 as one batched graph: wall_s={3.2e6/r:.1f}")
