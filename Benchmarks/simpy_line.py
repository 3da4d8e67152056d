"""The benchmark lines in SimPy, in its quickest idiom: a process per server, a Store between two.

    python3 simpy_line.py MODEL HORIZON [SEED]

prints: operations and arrivals, time in the system (mean), jobs per unit of time. The first number
is what the other programs count as events: an arrival or the end of a service each.
"""

import random
import sys

import simpy

MODELS = {  # stations, arrival rate, jobs kept in process, places in each buffer
    "A": (1, 0.9, 0, float("inf")),
    "B": (10, 0.76, 0, float("inf")),
    "C": (10, 0, 50, float("inf")),
    "D": (5, 0, 0, 3),
}


def main():
    model, horizon = sys.argv[1], float(sys.argv[2])
    draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1).expovariate
    stations, arrivals, kept, places = MODELS[model]
    rates = [0.8 if model == "B" and i == 5 else 1.0 for i in range(stations)]
    env = simpy.Environment()
    queues = [simpy.Store(env, capacity=places) for _ in range(stations)]
    count = {"events": 0, "done": 0, "time": 0.0}

    def source():
        while True:
            yield env.timeout(draw(arrivals))
            count["events"] += 1
            yield queues[0].put(env.now)

    def server(i):
        first_is_endless = i == 0 and not arrivals and not kept
        while True:
            if first_is_endless:
                born = env.now
            else:
                born = yield queues[i].get()
            yield env.timeout(draw(rates[i]))
            count["events"] += 1
            if i + 1 < stations:
                yield queues[i + 1].put(born)
                continue
            count["done"] += 1
            count["time"] += env.now - born
            if kept:
                yield queues[0].put(env.now)

    queues[0].items.extend([0.0] * kept)
    if arrivals:
        env.process(source())
    for i in range(stations):
        env.process(server(i))
    env.run(until=horizon)
    print(count["events"], f"{count['time'] / count['done']:.6f}", f"{count['done'] / horizon:.6f}")


main()
