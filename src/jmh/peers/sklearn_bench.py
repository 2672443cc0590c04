# scikit-learn MLPClassifier via partial_fit-like epochs (max_iter on warm_start): python3 sklearn_bench.py [THREADS]
import os, sys

T = int(sys.argv[1]) if len(sys.argv) > 1 else 1
os.environ["OPENBLAS_NUM_THREADS"] = str(T)
import numpy as np, sklearn, warnings

warnings.filterwarnings("ignore")
from sklearn.neural_network import MLPClassifier
from common import *

P = f"sklearn-{sklearn.__version__}-{T}t"
W = sys.argv[2:] or ["W1", "W2", "W3", "W4"]


def tr(hid, act, solver, bs, X, y, **k):
    X = X.astype(np.float32)

    def epochs(n):
        MLPClassifier(
            hid,
            activation=act,
            solver=solver,
            batch_size=bs,
            max_iter=n,
            n_iter_no_change=10**9,
            tol=0,
            alpha=0,
            learning_rate_init=k.get("lr", 0.01),
            momentum=k.get("mom", 0),
            nesterovs_momentum=False,
        ).fit(X, y)

    return epochs


if "W1" in W:
    X, y = moons(np)
    for a in ("relu", "tanh"):
        measure(P, "W1-" + a, tr((16, 16), a, "sgd", 100, X, y, lr=0.5), 100, threads=T)
if "W2" in W:
    X, y = spiral(np)
    measure(P, "W2", tr((8, 8), "tanh", "sgd", 10, X, y, lr=0.03), 500, threads=T, extra="(log loss)")
if "W3" in W:
    X, y = digits(np)
    measure(P, "W3", tr((128, 64), "relu", "adam", 32, X, y, lr=1e-3), 1437, threads=T)
if "W4" in W:
    X, y = mnistlike(np)
    r = measure(P, "W4", tr((256, 128), "relu", "sgd", 128, X, y, lr=0.05, mom=0.9), 60000, threads=T, reps=5)
    print(f"#   {P} W4 nominal GFLOP/s={r*6*234752/1e9:.1f}")
