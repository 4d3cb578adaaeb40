"""Writes larger.json: the frustration index of graphs too large to try all sides.

    python3 -m venv /tmp/venv
    /tmp/venv/bin/pip install numpy scipy
    /tmp/venv/bin/python graph/analysis/testdata/larger.py > graph/analysis/testdata/larger.json

An integer program (the XOR model of Aref, Mason and Wilson 2020) is solved to
the end by HiGHS, which shares nothing with the Go code. About a minute.
"""

import itertools
import json
import random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix


def frustration(nodes, edges):
    # Variables: the side of every node, then whether each edge is at odds.
    rows = lil_matrix((2 * len(edges), nodes + len(edges)))
    least = np.zeros(2 * len(edges))
    for k, (a, b, sign) in enumerate(edges):
        for row, turn in ((2 * k, 1), (2 * k + 1, -1)):
            rows[row, nodes + k] = 1
            rows[row, a] = -turn
            rows[row, b] = turn * sign
        if sign < 0:
            least[2 * k], least[2 * k + 1] = -1, 1
    found = milp(
        np.concatenate([np.zeros(nodes), np.ones(len(edges))]),
        integrality=np.concatenate([np.ones(nodes), np.zeros(len(edges))]),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows.tocsr(), least, np.inf),
    )
    assert found.status == 0 and found.mip_dual_bound > found.fun - 0.5, found.message
    return round(found.fun)


def main():
    draw = random.Random(20260309)
    out = []
    for nodes, count, hostile in [
        (30, 75, 0.1), (30, 90, 0.5), (40, 120, 0.3), (50, 110, 0.5),
        (60, 120, 0.1), (60, 150, 0.1), (60, 180, 0.2), (100, 250, 0.1), (100, 300, 0.1),
    ]:
        for _ in range(2):
            pairs = sorted(draw.sample(list(itertools.combinations(range(nodes), 2)), count))
            edges = [[a, b, -1 if draw.random() < hostile else 1] for a, b in pairs]
            out.append({"nodes": nodes, "edges": edges, "frustration": frustration(nodes, edges)})
    print("[\n" + ",\n".join(json.dumps(case) for case in out) + "\n]")


main()
