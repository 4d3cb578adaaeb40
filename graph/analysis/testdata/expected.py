"""Writes expected.json: what random signed graphs must give.

    python3 -m venv /tmp/venv
    /tmp/venv/bin/pip install networkx==3.4.2 numpy
    /tmp/venv/bin/python graph/analysis/testdata/expected.py > graph/analysis/testdata/expected.json

Betweenness is that of networkx. Triads, frustration and roles are counted by
trying everything, in ways that share nothing with the Go code. The graphs are
always the same.
"""

import itertools
import json
import random

import networkx as nx
import numpy as np


def graphs():
    draw = random.Random(20260309)
    for number in range(60):
        nodes = draw.randint(3, 13)
        density = draw.choice([0.2, 0.4, 0.7, 1.0])
        hostile = draw.choice([0.1, 0.3, 0.5, 0.9])
        edges = []
        for a, b in itertools.combinations(range(nodes), 2):
            if draw.random() < density:
                edges.append([a, b, -1 if draw.random() < hostile else 1])
        blocs = [draw.randint(0, 2) for _ in range(nodes)]
        yield nodes, edges, blocs


def frustration(nodes, edges):
    """The least number of edges at odds with any two sides."""
    if not edges:
        return 0
    masks = np.arange(1 << (nodes - 1), dtype=np.int64)
    odds = np.zeros(len(masks), dtype=np.int64)
    for a, b, sign in edges:
        apart = ((masks >> a) ^ (masks >> b)) & 1
        odds += apart if sign > 0 else 1 - apart
    return int(odds.min())


def triads(nodes, edges):
    sign = {(a, b): s for a, b, s in edges}
    counts = {"+++": 0, "++-": 0, "+--": 0, "---": 0}
    relief = [0] * len(edges)
    number = {(a, b): i for i, (a, b, _) in enumerate(edges)}
    for a, b, c in itertools.combinations(range(nodes), 3):
        pairs = [(a, b), (a, c), (b, c)]
        if not all(p in sign for p in pairs):
            continue
        signs = sorted((sign[p] for p in pairs), reverse=True)
        counts["".join("+" if s > 0 else "-" for s in signs)] += 1
        for p in pairs:
            relief[number[p]] += 1 if signs[0] * signs[1] * signs[2] < 0 else -1
    return counts, max(relief, default=0)


def roles(nodes, edges, blocs):
    """Coordinator, itinerant, gatekeeper, representative, liaison."""
    tied = {(a, b) for a, b, _ in edges} | {(b, a) for a, b, _ in edges}
    out = [[0] * 5 for _ in range(nodes)]
    for a, v, c in itertools.permutations(range(nodes), 3):
        if (a, v) not in tied or (v, c) not in tied or (a, c) in tied:
            continue
        same_in, same_out, same_ends = blocs[a] == blocs[v], blocs[v] == blocs[c], blocs[a] == blocs[c]
        if same_in and same_out:
            out[v][0] += 1
        elif same_ends:
            out[v][1] += 1
        elif same_out:
            out[v][2] += 1
        elif same_in:
            out[v][3] += 1
        else:
            out[v][4] += 1
    return out


def betweenness(nodes, edges):
    g = nx.Graph()
    g.add_nodes_from(range(nodes))
    g.add_edges_from((a, b) for a, b, _ in edges)
    found = nx.betweenness_centrality(g, normalized=True)
    return [round(found[v], 9) for v in range(nodes)]


def main():
    out = []
    for nodes, edges, blocs in graphs():
        counts, relief = triads(nodes, edges)
        out.append({
            "nodes": nodes, "edges": edges, "blocs": blocs,
            "triads": counts, "relief": relief,
            "frustration": frustration(nodes, edges),
            "betweenness": betweenness(nodes, edges),
            "roles": roles(nodes, edges, blocs),
        })
    print("[\n" + ",\n".join(json.dumps(case) for case in out) + "\n]")


main()
