import time, sys, os

REPS = int(os.environ.get("REPS", "7"))


def measure(peer, wl, step, samples_per_call, secs=0.7, threads=1, dtype="float32", reps=None, extra=""):
    """step(n): do n calls, each covering samples_per_call samples. threads==1: time=min(wall,cpu) so that other
    processes' preemption does not count; else wall."""

    def t(n):
        w = time.perf_counter()
        c = time.process_time()
        step(n)
        w = time.perf_counter() - w
        c = time.process_time() - c
        return (min(w, c) if threads == 1 else w), w, c

    n = 1
    t(1)
    while True:
        d = t(n)[0]
        if d > 0.15 or n > 1 << 22:
            break
        n = max(n * 2, int(n * 0.2 / max(d, 1e-6)))
    n = max(1, int(n * secs / d))
    v = []
    ratio = []
    for _ in range(reps or REPS):
        d, w, c = t(n)
        v.append(n * samples_per_call / d)
        ratio.append(c / w)
    v.sort()
    med = v[len(v) // 2]
    print(
        f"{peer} {wl} samples_per_s={med:.0f} best={v[-1]:.0f} min={v[0]:.0f} runs={len(v)} threads={threads} dtype={dtype} cpu/wall={sorted(ratio)[len(ratio)//2]:.2f} {extra}",
        flush=True,
    )
    return med


def moons(np):
    from sklearn.datasets import make_moons

    X, y = make_moons(n_samples=100, noise=0.1, random_state=1)
    return X, y


def spiral(np):
    r = np.random.RandomState(0)
    n = 250
    i = np.arange(n)
    R = i / n * 5
    X = []
    Y = []
    for d, l in ((0, 1.0), (np.pi, -1.0)):
        t = 1.75 * i / n * 2 * np.pi + d
        X.append(np.stack([R * np.sin(t), R * np.cos(t)], 1))
        Y.append(np.full(n, l))
    return np.concatenate(X), np.concatenate(Y)


def digits(np):
    from sklearn.datasets import load_digits

    d = load_digits()
    return d.data[:1437] / 16.0, d.target[:1437]


def mnistlike(np):
    r = np.random.RandomState(0)
    X = r.rand(60000, 784).astype(np.float32)
    y = r.randint(0, 10, 60000)
    return X, y
