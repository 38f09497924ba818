"""The course's two experiments in the way of its notebooks: dictionaries of arrays, columns are examples, one NumPy call an operation.

usage: experiments.py numpy optimizer|initialization THREADS
The protocol is that of steps.py; a step of the optimizer experiment is one epoch of mini-batches, one of the initialization
experiment is one iteration on the whole set.
"""
import math
import os
import sys
import time

EXPERIMENT, THREADS = sys.argv[2], sys.argv[3]
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = THREADS

import numpy as np

np.random.seed(3)
EXAMPLES = 300
X = np.random.randn(2, EXAMPLES)
Y = (np.sum(X * X, axis=0, keepdims=True) < 1.2).astype(float)


def initialize(sizes):
    parameters = {}
    for l in range(1, len(sizes)):
        parameters["W" + str(l)] = np.random.randn(sizes[l], sizes[l - 1]) * np.sqrt(2 / sizes[l - 1])
        parameters["b" + str(l)] = np.zeros((sizes[l], 1))
    return parameters


def relu(z):
    return np.maximum(0, z)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(x, p):
    z1 = np.dot(p["W1"], x) + p["b1"]
    a1 = relu(z1)
    z2 = np.dot(p["W2"], a1) + p["b2"]
    a2 = relu(z2)
    z3 = np.dot(p["W3"], a2) + p["b3"]
    return sigmoid(z3), (z1, a1, z2, a2, z3)


def cost(a3, y):
    losses = np.multiply(-np.log(a3), y) + np.multiply(-np.log(1 - a3), 1 - y)
    return np.nansum(losses) / y.shape[1]


def backward(x, y, a3, cache, p):
    m = x.shape[1]
    z1, a1, z2, a2, z3 = cache
    gradients = {}
    dz3 = 1.0 / m * (a3 - y)
    gradients["dW3"] = np.dot(dz3, a2.T)
    gradients["db3"] = np.sum(dz3, axis=1, keepdims=True)
    dz2 = np.multiply(np.dot(p["W3"].T, dz3), np.int64(a2 > 0))
    gradients["dW2"] = np.dot(dz2, a1.T)
    gradients["db2"] = np.sum(dz2, axis=1, keepdims=True)
    dz1 = np.multiply(np.dot(p["W2"].T, dz2), np.int64(a1 > 0))
    gradients["dW1"] = np.dot(dz1, x.T)
    gradients["db1"] = np.sum(dz1, axis=1, keepdims=True)
    return gradients


def batches(x, y, size, seed):
    np.random.seed(seed)
    permutation = list(np.random.permutation(x.shape[1]))
    x, y = x[:, permutation], y[:, permutation].reshape((1, x.shape[1]))
    whole = math.floor(x.shape[1] / size)
    found = [(x[:, k * size:(k + 1) * size], y[:, k * size:(k + 1) * size]) for k in range(whole)]
    if x.shape[1] % size != 0:
        found.append((x[:, whole * size:], y[:, whole * size:]))
    return found


def optimizer_step():
    p = initialize([2, 5, 2, 1])
    v = {k: np.zeros_like(w) for k, w in p.items()}
    s = {k: np.zeros_like(w) for k, w in p.items()}
    t, seed = 0, 10

    def step():
        nonlocal t, seed
        seed += 1
        for x, y in batches(X, Y, 64, seed):
            a3, cache = forward(x, p)
            cost(a3, y)
            gradients = backward(x, y, a3, cache, p)
            t += 1
            for k in p:
                g = gradients["d" + k]
                v[k] = 0.9 * v[k] + 0.1 * g
                corrected = v[k] / (1 - 0.9**t)
                s[k] = 0.999 * s[k] + 0.001 * g**2
                s_corrected = s[k] / (1 - 0.999**t)
                p[k] = p[k] - 0.0007 * corrected / (np.sqrt(s_corrected) + 1e-8)

    return step


def initialization_step():
    p = initialize([2, 10, 5, 1])

    def step():
        a3, cache = forward(X, p)
        cost(a3, Y)
        gradients = backward(X, Y, a3, cache, p)
        for k in p:
            p[k] = p[k] - 0.01 * gradients["d" + k]

    return step


clock = time.process_time if THREADS == "1" else time.perf_counter
step = {"optimizer": optimizer_step, "initialization": initialization_step}[EXPERIMENT]()
for _ in range(3):
    step()
print(f"numpy {np.__version__}", flush=True)
for line in sys.stdin:
    durations, until = [], time.perf_counter() + float(line)
    while len(durations) < 3 or time.perf_counter() < until:
        start = clock()
        step()
        durations.append(clock() - start)
    durations.sort()
    print(repr(durations[len(durations) // 2]), flush=True)
