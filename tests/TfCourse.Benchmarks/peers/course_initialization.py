"""The initialization experiment of week 1 in NumPy, as a notebook writes it: two circles, 2-10-5-1, gradient descent on all
points. Prints one JSON object: seconds, seconds of processor time, last cost, accuracy.

usage: course_initialization.py ITERATIONS
"""
import json
import sys
import time

import numpy as np


def circles(m, noise, seed):
    np.random.seed(seed)
    half = m // 2
    t, u = np.linspace(0, 2 * np.pi, half, endpoint=False), np.linspace(0, 2 * np.pi, m - half, endpoint=False)
    points = np.vstack([np.append(np.cos(t), np.cos(u) * 0.8), np.append(np.sin(t), np.sin(u) * 0.8)]).T
    labels = np.hstack([np.zeros(half), np.ones(m - half)])
    order = np.arange(m)
    np.random.shuffle(order)
    points, labels = points[order], labels[order]
    points = points + np.random.normal(scale=noise, size=points.shape)
    return points.T, labels.reshape(1, m)


def main():
    iterations = int(sys.argv[1])
    x, y = circles(300, 0.05, 1)
    sizes = [2, 10, 5, 1]
    np.random.seed(3)
    p = {}
    for l in range(1, 4):
        p["W" + str(l)] = np.random.randn(sizes[l], sizes[l - 1]) * np.sqrt(2 / sizes[l - 1])
        p["b" + str(l)] = np.zeros((sizes[l], 1))

    start, cpu = time.perf_counter(), time.process_time()
    for _ in range(iterations):
        z1 = np.dot(p["W1"], x) + p["b1"]
        a1 = np.maximum(0, z1)
        z2 = np.dot(p["W2"], a1) + p["b2"]
        a2 = np.maximum(0, z2)
        z3 = np.dot(p["W3"], a2) + p["b3"]
        a3 = 1 / (1 + np.exp(-z3))
        losses = np.multiply(-np.log(a3), y) + np.multiply(-np.log(1 - a3), 1 - y)
        cost = 1.0 / y.shape[1] * np.nansum(losses)

        g = {}
        dz3 = 1.0 / y.shape[1] * (a3 - y)
        g["dW3"], g["db3"] = np.dot(dz3, a2.T), np.sum(dz3, axis=1, keepdims=True)
        dz2 = np.multiply(np.dot(p["W3"].T, dz3), np.int64(a2 > 0))
        g["dW2"], g["db2"] = np.dot(dz2, a1.T), np.sum(dz2, axis=1, keepdims=True)
        dz1 = np.multiply(np.dot(p["W2"].T, dz2), np.int64(a1 > 0))
        g["dW1"], g["db1"] = np.dot(dz1, x.T), np.sum(dz1, axis=1, keepdims=True)
        for l in range(1, 4):
            p["W" + str(l)] = p["W" + str(l)] - 0.01 * g["dW" + str(l)]
            p["b" + str(l)] = p["b" + str(l)] - 0.01 * g["db" + str(l)]
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(json.dumps({"seconds": seconds, "cpu": cpu, "cost": float(cost), "accuracy": float(np.mean((a3 > 0.5) == y))}))


main()
