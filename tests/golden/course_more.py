"""Cases of the course's functions with other numbers than the assignments have: the same formulas in NumPy, other shapes,
seeds and hyperparameters. Writes course_more.json beside it, in the form of course_expected.json.

usage: course_more.py [FOLDER [SHIFT]]     with a SHIFT all seeds and numbers are others again
"""
import json
import math
import os
import sys

import numpy as np

SHIFT = int(sys.argv[2]) if len(sys.argv) > 2 else 0
CASES = []


def case(id, week, function, recipe, expected, tolerance, **more):
    CASES.append({"id": id, "week": week, "function": function, "inputs_recipe": recipe, "expected": expected, "tolerance": tolerance, **more})


def lists(arrays):
    return {name: np.asarray(value).tolist() for name, value in arrays.items()}


def draw(seed, shapes):
    np.random.seed(seed)
    return {name: np.random.randn(*shape) for name, shape in shapes}


def words(shapes):
    return ",".join(f"{name}({rows},{columns})" for name, (rows, columns) in shapes)


def network_shapes(units):
    return [s for l in range(1, len(units)) for s in ((f"W{l}", (units[l], units[l - 1])), (f"b{l}", (units[l], 1)))]


def circles(n, noise, seed, factor=0.8):
    half = n // 2
    a, b = np.linspace(0, 2 * np.pi, half, endpoint=False), np.linspace(0, 2 * np.pi, n - half, endpoint=False)
    points = np.vstack([np.append(np.cos(a), np.cos(b) * factor), np.append(np.sin(a), np.sin(b) * factor)]).T
    return shuffled(points, n, noise, seed)


def moons(n, noise, seed):
    half = n // 2
    a, b = np.linspace(0, np.pi, half), np.linspace(0, np.pi, n - half)
    points = np.vstack([np.append(np.cos(a), 1 - np.cos(b)), np.append(np.sin(a), 1 - np.sin(b) - 0.5)]).T
    return shuffled(points, n, noise, seed)


def shuffled(points, n, noise, seed):
    np.random.seed(seed)
    order = np.arange(n)
    np.random.shuffle(order)
    labels = (order >= n // 2).astype(float)
    return (points[order] + np.random.normal(scale=noise, size=(n, 2))).T, labels.reshape(1, n)


def initialize(units, seed, scale):
    np.random.seed(seed)
    return {k: v for l in range(1, len(units)) for k, v in
            ((f"W{l}", np.random.randn(units[l], units[l - 1]) * scale(units[l - 1])), (f"b{l}", np.zeros((units[l], 1))))}


def forward(x, p, keep=1.0, seed=1):
    layers, cache, a = len(p) // 2, {"A0": x}, x
    if keep < 1:
        np.random.seed(seed)
    for l in range(1, layers + 1):
        z = p[f"W{l}"] @ a + p[f"b{l}"]
        a = 1 / (1 + np.exp(-z)) if l == layers else np.maximum(z, 0)
        if keep < 1 and l < layers:
            cache[f"D{l}"] = (np.random.rand(*a.shape) < keep).astype(float)
            a = a * cache[f"D{l}"] / keep
        cache[f"Z{l}"], cache[f"A{l}"] = z, a
    return a, cache


def backward(y, p, cache, keep=1.0, lam=0.0):
    layers, m, g = len(p) // 2, y.shape[1], {}
    dz = cache[f"A{layers}"] - y
    for l in range(layers, 0, -1):
        g[f"dZ{l}"] = dz
        g[f"dW{l}"] = dz @ cache[f"A{l - 1}"].T / m + lam / m * p[f"W{l}"]
        g[f"db{l}"] = dz.sum(axis=1, keepdims=True) / m
        if l > 1:
            da = p[f"W{l}"].T @ dz
            if keep < 1:
                da = da * cache[f"D{l - 1}"] / keep
            g[f"dA{l - 1}"] = da
            dz = da * (cache[f"A{l - 1}"] > 0)
    return g


def cost(a, y, p, lam=0.0):
    m = y.shape[1]
    return np.nansum(-np.log(a) * y - np.log(1 - a) * (1 - y)) / m + lam / (2 * m) * sum(np.sum(p[k] ** 2) for k in p if k[0] == "W")


def accuracy(x, y, p):
    return float(np.mean((forward(x, p)[0] > 0.5) == (y > 0.5)))


def full_batch(kind, p, points, test, rate, iterations, at, lam=0.0, keep=1.0):
    (x, y), costs = points, {}
    for i in range(iterations):
        a, cache = forward(x, p, keep)
        if i in at:
            costs[str(i)] = cost(a, y, p, lam)
        g = backward(y, p, cache, keep, lam)
        p = {k: v - rate * g["d" + k] for k, v in p.items()}
    return {"cost": costs, "train_acc": accuracy(*points, p), "test_acc": accuracy(*test, p)}


def initialization(seed):
    for name, scale in (("random", lambda n: 7), ("he", lambda n: math.sqrt(2 / n))):
        units = [4, 5, 2 + SHIFT % 3, 1]
        factor = {"random": "*7", "he": "*sqrt(2/n_{l-1})"}[name]
        case(f"more.init.{name}", 1, f"initialize_parameters_{name}(layers_dims)", f"seed({seed}) inside; layers_dims={units}; Wl=randn(n_l,n_l-1){factor}, bl=0",
             lists(initialize(units, seed, scale)), 1e-12)
    points, test = circles(120, 0.1, seed), circles(60, 0.1, seed + 1)
    recipe = (f"train: seed({seed}), make_circles(n_samples=120,noise=.1); test: seed({seed + 1}), make_circles(n_samples=60,noise=.1). "
              f"layers 2-6-4-1, full-batch GD lr=0.05, 300 iterations; init seed({seed + 2})")
    run = full_batch("he", initialize([2, 6, 4, 1], seed + 2, lambda n: math.sqrt(2 / n)), points, test, 0.05, 300, (0, 100, 200, 299))
    case("more.init.model.he", 1, 'model(X,Y,initialization="he")', recipe, run, 1e-10)


def regularization(seed):
    m, units = 7, [4, 3, 5, 1]
    shapes = network_shapes(units)
    p = draw(seed, shapes)
    y = (np.random.rand(1, m) < 0.5).astype(int)
    a3 = np.round(np.random.rand(1, m), 8)
    recipe = f"seed({seed}); Y=[{y.tolist()[0]}]; draw randn {words(shapes)}; A3=[{a3.tolist()[0]}]; lambd=0.37"
    case("more.reg.cost", 1, "compute_cost_with_regularization(A3,Y,parameters,lambd)", recipe, cost(a3, y, p, 0.37), 1e-12)
    drawn = draw(seed + 1, [("X", (4, m))] + shapes)
    x, p = drawn.pop("X"), drawn
    g = backward(y, p, forward(x, p)[1], lam=0.9)
    case("more.reg.backprop", 1, "backward_propagation_with_regularization(X,Y,cache,lambd)",
         f"seed({seed + 1}); draw randn X(4,{m}),{words(shapes)}; Y=[{y.tolist()[0]}]; lambd=0.9", lists(g), 1e-12)
    a, cache = forward(x, p, 0.65, seed + 4)
    del cache["A0"]
    case("more.dropout.forward", 1, "forward_propagation_with_dropout(X,parameters,keep_prob)",
         f"seed({seed + 1}); draw randn X(4,{m}),{words(shapes)}; then the function itself calls seed({seed + 4}); keep_prob=0.65", lists(cache), 1e-12)
    # The table's masks were made with another keep_prob than the pass backward has, as in the assignment.
    g = backward(y, p, {"A0": x, **cache}, 0.8)
    table = lists({**cache, **p})
    case("more.dropout.backward", 1, "backward_propagation_with_dropout(X,Y,cache,keep_prob)", f"seed({seed + 1}); X=randn(4,{m}); Y=[{y.tolist()[0]}]; keep_prob=0.8",
         lists({k: v for k, v in g.items()}), 1e-12, cache_literals=table)
    points, test = moons(90, 0.3, seed), moons(80, 0.3, seed + 1)
    for name, argument, lam, keep in (("none", "lambd=0", 0, 1), ("l2", "lambd=0.7", 0.7, 1), ("dropout", "keep_prob=0.86", 0, 0.86)):
        run = full_batch(name, initialize([2, 8, 3, 1], 3, lambda n: 1 / math.sqrt(n)), points, test, 0.3, 400, (0, 100, 399), lam, keep)
        case(f"more.reg.model.{name}", 1, f"model(X,Y,{argument})",
             f"train: seed({seed}), make_moons(n_samples=90,noise=.3); test: seed({seed + 1}), make_moons(n_samples=80,noise=.3); layers 2-8-3-1, lr=0.3, 400 iterations; init seed(3); {argument}", run, 1e-9)


def gradient_checking(seed):
    x, theta = 5 + SHIFT, -3
    approx = (x * (theta + 1e-6) - x * (theta - 1e-6)) / 2e-6
    case("more.gc.forward", 1, "forward_propagation(x,theta)", f"x={x}, theta={theta}", x * theta, 0)
    case("more.gc.backward", 1, "backward_propagation(x,theta)", f"x={x}, theta={theta}", x, 0)
    case("more.gc.check", 1, "gradient_check(x,theta,epsilon=1e-6)", f"x={x}, theta={theta}", abs(x - approx) / (abs(x) + abs(approx)), 1e-22)
    units, m = [3, 6, 4, 1], 5
    shapes = network_shapes(units)
    p = draw(seed, [("x", (3, m))] + shapes)
    data = p.pop("x")
    y = np.array([[1, 0, 0, 1, 1]])
    g = backward(y, p, forward(data, p)[1])
    for name, planted, factor2, factor1 in (("buggy", "dW2 multiplied by 3 and db1 numerator 2 instead of 1", 3, 2), ("fixed", "planted errors removed", 1, 1)):
        difference, norms = [], [[], []]
        for k in p:
            claimed = g["d" + k] * (factor2 if k == "W2" else factor1 if k == "b1" else 1)
            numeric = np.zeros_like(p[k])
            for i in np.ndindex(*p[k].shape):
                sides = []
                for e in (1e-6, -1e-6):
                    moved = {**p, k: p[k].copy()}
                    moved[k][i] += e
                    sides.append(cost(forward(data, moved)[0], y, moved))
                numeric[i] = (sides[0] - sides[1]) / 2e-6
            difference.append((claimed - numeric).ravel())
            norms[0].append(claimed.ravel())
            norms[1].append(numeric.ravel())
        value = np.linalg.norm(np.concatenate(difference)) / (np.linalg.norm(np.concatenate(norms[0])) + np.linalg.norm(np.concatenate(norms[1])))
        case(f"more.gc.n.{name}", 1, "gradient_check_n(parameters,gradients,X,Y,epsilon=1e-6)",
             f"seed({seed}); draw randn x(3,{m}); y=[1,0,0,1,1] literal; then randn {words(shapes)}; network 3-6-4-1; epsilon=1e-6; {planted}", value, 1e-9 if name == "buggy" else 1e-10)


def updates(seed):
    shapes = [("W1", (3, 4)), ("b1", (3, 1)), ("W2", (2, 3)), ("b2", (2, 1)), ("W3", (1, 2)), ("b3", (1, 1))]
    both = shapes + [("d" + name, shape) for name, shape in shapes]
    drawn = draw(seed, both)
    p, g = {k: drawn[k] for k, _ in shapes}, {k: drawn["d" + k] for k, _ in shapes}
    base = f"seed({seed}); randn {words(both)}; "
    case("more.gd", 2, "update_parameters_with_gd(parameters,grads,learning_rate)", base + "lr=0.03", lists({k: p[k] - 0.03 * g[k] for k in p}), 1e-12)
    v = {k: 0.2 * g[k] for k in p}
    case("more.momentum", 2, "update_parameters_with_momentum(parameters,grads,v,beta,learning_rate)", base + "v=0; beta=0.8; lr=0.05",
         lists({**{k: p[k] - 0.05 * v[k] for k in p}, **{"v_d" + k: v[k] for k in p}}), 1e-12)
    for place in ("inside", "outside"):
        new, t = {}, 4
        for k in p:
            v, s = 0.3 * g[k], 0.05 * g[k] ** 2
            vc, sc = v / (1 - 0.7 ** t), s / (1 - 0.95 ** t)
            new[k] = p[k] - 0.04 * vc / (np.sqrt(sc + 1e-3) if place == "inside" else np.sqrt(sc) + 1e-3)
            new["v_d" + k], new["s_d" + k] = v, s
        case(f"more.adam.{place}", 2, "update_parameters_with_adam(parameters,grads,v,s,t)",
             base + f"v=s=0; t={t}, lr=0.04, beta1=0.7, beta2=0.95, eps=1e-3; epsilon {place.upper()} the square root", lists(new), 1e-12)
    case("more.velocity", 2, "initialize_velocity(parameters)", "shapes " + words(shapes), {**{f"d{k}_shape": list(shape) for k, shape in shapes}, "all": 0.0}, 0)
    case("more.adam.init", 2, "initialize_adam(parameters)", "shapes " + words(shapes), {"v_and_s": "zeros of the same shapes"}, 0)
    np.random.seed(seed)
    x, y = np.random.randn(5, 53), np.random.randn(1, 53)
    np.random.seed(9)
    order = np.random.permutation(53)
    sizes = [16, 16, 16, 5]
    case("more.minibatch", 2, "random_mini_batches(X,Y,mini_batch_size=64,seed=0)", f"seed({seed}); X=randn(5,53); Y=(randn(1,53)<0.5); size 16, seed 9",
         {"shapes_X": [[5, s] for s in sizes], "shapes_Y": [[1, s] for s in sizes], "n_batches": 4,
          "X_mb0_row0_first3": x[0, order[:3]].tolist(), "lastmb_X_lastrow_first3": x[-1, order[48:51]].tolist()}, 1e-12)
    case("more.update_lr", 2, "update_lr(learning_rate0,epoch_num,decay_rate)", "0.7, 5, 0.4", 0.7 / 3, 1e-15)
    case("more.schedule_lr", 2, "schedule_lr_decay", "(0.6,250,0.5,100) ; (0.2,99,2,100) ; (0.9,3000,0.1,7)", [0.6 / 2, 0.2, 0.9 / (1 + 0.1 * (3000 // 7))], 1e-15)


def optimizer_runs(seed):
    for kind, words_of_rate, decay, last in (("gd", "lr=0.05", None, True), ("momentum", "lr=0.02; beta=0.8", None, False), ("adam", "lr=0.005", None, False),
                                             ("gd", "lr0=0.4, decay_rate=0.5", "update_lr", False), ("momentum", "lr0=0.2, interval 30, decay_rate=1", "schedule_lr_decay", False),
                                             ("adam", "lr0=0.01, interval 30, decay_rate=1", "schedule_lr_decay", False)):
        numbers = dict(part.replace("=", " ").split() for part in words_of_rate.replace(";", ",").split(", "))
        rate0, beta = float(numbers.get("lr", numbers.get("lr0", 0))), float(numbers.get("beta", 0.9))
        x, y = moons(110, 0.25, seed)
        p = initialize([2, 4, 3, 1], seed + 1, lambda n: math.sqrt(2 / n))
        v, s = {k: 0 for k in p}, {k: 0 for k in p}
        rate, t, costs, rates = rate0, 0, {}, {}
        for epoch in range(120):
            np.random.seed(21 + epoch)
            order, total = np.random.permutation(110), 0
            for start in range(0, 110, 32):
                at = order[start:start + 32]
                bx, by = x[:, at], y[:, at]
                a, cache = forward(bx, p)
                batch = np.sum(-np.log(a) * by - np.log(1 - a) * (1 - by))
                total += batch
                g, t = backward(by, p, cache), t + 1
                for k in p:
                    d = g["d" + k]
                    v[k], s[k] = beta * v[k] + (1 - beta) * d, 0.999 * s[k] + 0.001 * d * d
                    p[k] = p[k] - rate * (d if kind == "gd" else v[k] if kind == "momentum" else v[k] / (1 - 0.9 ** t) / (np.sqrt(s[k] / (1 - 0.999 ** t)) + 1e-8))
            if decay:
                rate = rate0 / (1 + float(numbers["decay_rate"]) * (epoch if decay == "update_lr" else epoch // int(numbers["interval"])))
            if epoch % 40 == 0:
                costs[str(epoch)], rates[str(epoch)] = round(batch / by.shape[1] if last else total / 110, 6), round(rate, 6)
        printed = "printed cost = mean BCE of the LAST mini-batch" if last else "printed cost = sum / m"
        recipe = (f"seed({seed}), make_moons(n_samples=110,noise=.25). layers 2-4-3-1; init seed({seed + 1}): Wl=randn*sqrt(2/n_l-1); mini-batch 32; "
                  f"per epoch seed counter 21,22,...; {printed}; {words_of_rate}, 120 epochs")
        name = f"more.model.{kind}" + (f".{decay}" if decay else "") + (".last" if last else "")
        case(name, 2, f'model(...,optimizer="{kind}"' + (f",decay={decay})" if decay else ")"), recipe,
             {"cost": costs, "train_acc": accuracy(x, y, p), **({"lr": rates} if decay else {})}, 1e-6)


def points(seed):
    for name, make, noise in (("circles", circles, 0.08), ("moons", moons, 0.15)):
        x, y = make(77, noise, seed)
        case(f"more.data.{name}", 1, f"make_{name}", f"seed({seed}); make_{name}(n_samples=77,noise={noise})",
             {"first5": x.T[:5].tolist(), "last2": x.T[-2:].tolist(), "labels_first20": y[0, :20].tolist(), "sum_x": x[0].sum(), "sum_y": x[1].sum(), "n_label1": int(y.sum())}, 1e-12)


for make, seed in ((initialization, 5), (regularization, 6), (gradient_checking, 7), (updates, 8), (optimizer_runs, 9), (points, 4)):
    make(seed + 17 * SHIFT)
folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(folder, "course_more.json"), "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(c) for c in CASES) + "\n]\n")
print(f"{len(CASES)} cases")
