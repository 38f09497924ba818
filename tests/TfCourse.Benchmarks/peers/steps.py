"""Training steps of one model in PyTorch or NumPy, for `tfcourse bench steps --peers`.

usage: steps.py torch|numpy MODEL THREADS
First prints the peer's name and version. Then, for each line of standard input (seconds), takes steps for so long and prints
the median of their durations in seconds; ends with the input. Of one thread the time on the processor is measured.
"""
import os
import sys
import time

PEER, MODEL, THREADS = sys.argv[1], sys.argv[2], sys.argv[3]
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = THREADS

import numpy as np

# sizes of the dense layers, batch, convolutions as (channels in, channels out, kernel, padding)
MODELS = {
    "tiny": ([2, 20, 3, 1], 64, []),
    "signs": ([12288, 25, 12, 6], 32, []),
    "mnist": ([784, 512, 256, 10], 128, []),
    "lenet": ([400, 120, 84, 10], 64, [(1, 6, 5, 2), (6, 16, 5, 0)]),
    "conv32-64": ([3136, 512, 10], 64, [(1, 32, 5, 2), (32, 64, 5, 2)]),
}
SIZES, BATCH, CONVOLUTIONS = MODELS[MODEL]
BINARY = SIZES[-1] == 1
RATE, BETA1, BETA2, EPSILON = 1e-3, 0.9, 0.999, 1e-8
random = np.random.RandomState(0)
X = random.rand(BATCH, 1, 28, 28).astype(np.float32) if CONVOLUTIONS else random.rand(BATCH, SIZES[0]).astype(np.float32)
Y = (random.rand(BATCH, 1) > 0.5).astype(np.float32) if BINARY else random.randint(0, SIZES[-1], BATCH)


def torch_step():
    import torch
    from torch import nn

    torch.set_num_threads(int(THREADS))
    torch.manual_seed(0)
    layers = []
    for inputs, outputs, kernel, padding in CONVOLUTIONS:
        layers += [nn.Conv2d(inputs, outputs, kernel, padding=padding), nn.ReLU(), nn.MaxPool2d(2)]
    if CONVOLUTIONS:
        layers.append(nn.Flatten())
    for inputs, outputs in zip(SIZES, SIZES[1:]):
        layers += [nn.Linear(inputs, outputs), nn.Tanh() if BINARY else nn.ReLU()]
    network = nn.Sequential(*layers[:-1])
    x, y = torch.from_numpy(X), torch.from_numpy(Y)
    if CONVOLUTIONS:
        # The faster of the two layouts on processors.
        network = network.to(memory_format=torch.channels_last)
        x = x.to(memory_format=torch.channels_last)
    loss_of = nn.BCEWithLogitsLoss() if BINARY else nn.CrossEntropyLoss()
    adam = torch.optim.Adam(network.parameters(), lr=RATE, foreach=True)

    def step():
        adam.zero_grad(set_to_none=True)
        loss = loss_of(network(x), y)
        loss.backward()
        adam.step()
        return loss.item()

    return f"pytorch {torch.__version__}", step


def numpy_step():
    if CONVOLUTIONS:
        sys.exit("NumPy has no convolutions")
    weights = [(random.randn(a, b) / np.sqrt(a)).astype(np.float32) for a, b in zip(SIZES, SIZES[1:])]
    biases = [np.zeros(b, np.float32) for b in SIZES[1:]]
    parameters = weights + biases
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    spare = [np.empty_like(p) for p in parameters]
    other = [np.empty_like(p) for p in parameters]
    last = len(weights) - 1
    count = np.float32(BATCH)
    steps = 0

    def step():
        nonlocal steps
        values = [X]
        for i in range(last + 1):
            z = values[-1] @ weights[i]
            z += biases[i]
            if i < last:
                if BINARY:
                    np.tanh(z, out=z)
                else:
                    np.maximum(z, 0, out=z)
            values.append(z)
        if BINARY:
            loss = float(np.mean(np.maximum(z, 0) - z * Y + np.log1p(np.exp(-np.abs(z)))))
            d = (1 / (1 + np.exp(-z)) - Y) / count
        else:
            z = z - z.max(1, keepdims=True)
            e = np.exp(z)
            total = e.sum(1, keepdims=True)
            loss = float(np.mean(np.log(total[:, 0]) - z[np.arange(BATCH), Y]))
            d = e / total
            d[np.arange(BATCH), Y] -= 1
            d /= count
        by_weight, by_bias = [None] * (last + 1), [None] * (last + 1)
        for i in range(last, -1, -1):
            by_weight[i] = values[i].T @ d
            by_bias[i] = d.sum(0)
            if i:
                d = d @ weights[i].T
                d *= (1 - values[i] * values[i]) if BINARY else (values[i] > 0)
        steps += 1
        rate = np.float32(RATE * np.sqrt(1 - BETA2**steps) / (1 - BETA1**steps))
        for p, g, m, v, s, t in zip(parameters, by_weight + by_bias, first, second, spare, other):
            m *= np.float32(BETA1)
            np.multiply(g, np.float32(1 - BETA1), out=s)
            m += s
            v *= np.float32(BETA2)
            np.multiply(g, g, out=s)
            s *= np.float32(1 - BETA2)
            v += s
            np.sqrt(v, out=s)
            s += np.float32(EPSILON)
            np.divide(m, s, out=t)
            t *= rate
            p -= t
        return loss

    return f"numpy {np.__version__}", step


clock = time.process_time if THREADS == "1" else time.perf_counter
name, step = {"torch": torch_step, "numpy": numpy_step}[PEER]()
for _ in range(3):
    step()
print(name, flush=True)
for line in sys.stdin:
    durations, until = [], time.perf_counter() + float(line)
    while len(durations) < 3 or time.perf_counter() < until:
        start = clock()
        step()
        durations.append(clock() - start)
    durations.sort()
    print(repr(durations[len(durations) // 2]), flush=True)
