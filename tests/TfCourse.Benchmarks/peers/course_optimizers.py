"""The optimizer experiment of week 2 in NumPy, as a notebook writes it: dictionaries, loops over layers, one function a
step. Two moons, 2-5-2-1, mini-batches of 64. Prints one JSON object: seconds, seconds of processor time, cost of the last epoch, accuracy.

usage: course_optimizers.py gd|momentum|adam EPOCHS
"""
import json
import math
import sys
import time

import numpy as np


def moons(m, noise, seed):
    np.random.seed(seed)
    half = m // 2
    t, u = np.linspace(0, np.pi, half), np.linspace(0, np.pi, m - half)
    points = np.vstack([np.append(np.cos(t), 1 - np.cos(u)), np.append(np.sin(t), 1 - np.sin(u) - 0.5)]).T
    labels = np.hstack([np.zeros(half), np.ones(m - half)])
    order = np.arange(m)
    np.random.shuffle(order)
    points, labels = points[order], labels[order]
    points = points + np.random.normal(scale=noise, size=points.shape)
    return points.T, labels.reshape(1, m)


def initialize(sizes, seed):
    np.random.seed(seed)
    p = {}
    for l in range(1, len(sizes)):
        p["W" + str(l)] = np.random.randn(sizes[l], sizes[l - 1]) * np.sqrt(2 / sizes[l - 1])
        p["b" + str(l)] = np.zeros((sizes[l], 1))
    return p


def forward(x, p):
    z1 = np.dot(p["W1"], x) + p["b1"]
    a1 = np.maximum(0, z1)
    z2 = np.dot(p["W2"], a1) + p["b2"]
    a2 = np.maximum(0, z2)
    z3 = np.dot(p["W3"], a2) + p["b3"]
    a3 = 1 / (1 + np.exp(-z3))
    return a3, (a1, a2, a3)


def cost_sum(a3, y):
    return np.sum(np.multiply(-np.log(a3), y) + np.multiply(-np.log(1 - a3), 1 - y))


def backward(x, y, p, cache):
    m = x.shape[1]
    a1, a2, a3 = cache
    dz3 = 1.0 / m * (a3 - y)
    g = {"dW3": np.dot(dz3, a2.T), "db3": np.sum(dz3, axis=1, keepdims=True)}
    dz2 = np.multiply(np.dot(p["W3"].T, dz3), np.int64(a2 > 0))
    g["dW2"], g["db2"] = np.dot(dz2, a1.T), np.sum(dz2, axis=1, keepdims=True)
    dz1 = np.multiply(np.dot(p["W2"].T, dz2), np.int64(a1 > 0))
    g["dW1"], g["db1"] = np.dot(dz1, x.T), np.sum(dz1, axis=1, keepdims=True)
    return g


def mini_batches(x, y, size, seed):
    np.random.seed(seed)
    m = x.shape[1]
    order = list(np.random.permutation(m))
    x, y = x[:, order], y[:, order].reshape((1, m))
    batches = []
    for k in range(math.floor(m / size)):
        batches.append((x[:, k * size:(k + 1) * size], y[:, k * size:(k + 1) * size]))
    if m % size != 0:
        batches.append((x[:, m // size * size:], y[:, m // size * size:]))
    return batches


def zeros_like(p):
    return {"d" + name: np.zeros_like(value) for name, value in p.items()}


def step(kind, p, g, v, s, t, rate, beta=0.9, beta2=0.999, epsilon=1e-8):
    for l in range(1, len(p) // 2 + 1):
        for name in ("W" + str(l), "b" + str(l)):
            d = "d" + name
            if kind == "gd":
                p[name] = p[name] - rate * g[d]
            elif kind == "momentum":
                v[d] = beta * v[d] + (1 - beta) * g[d]
                p[name] = p[name] - rate * v[d]
            else:
                v[d] = beta * v[d] + (1 - beta) * g[d]
                s[d] = beta2 * s[d] + (1 - beta2) * np.square(g[d])
                corrected, squared = v[d] / (1 - beta ** t), s[d] / (1 - beta2 ** t)
                p[name] = p[name] - rate * corrected / (np.sqrt(squared) + epsilon)
    return p


def main():
    kind, epochs = sys.argv[1], int(sys.argv[2])
    x, y = moons(300, 0.2, 3)
    p = initialize([2, 5, 2, 1], 3)
    v, s, t, seed = zeros_like(p), zeros_like(p), 0, 10
    start, cpu = time.perf_counter(), time.process_time()
    for _ in range(epochs):
        seed += 1
        total = 0
        for batch_x, batch_y in mini_batches(x, y, 64, seed):
            a3, cache = forward(batch_x, p)
            total += cost_sum(a3, batch_y)
            g = backward(batch_x, batch_y, p, cache)
            t += 1
            p = step(kind, p, g, v, s, t, 0.0007)
        cost = total / x.shape[1]
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    a3, _ = forward(x, p)
    print(json.dumps({"seconds": seconds, "cpu": cpu, "cost": cost, "accuracy": float(np.mean((a3 > 0.5) == y))}))


main()
