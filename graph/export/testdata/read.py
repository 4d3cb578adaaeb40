"""Reads graphs with networkx and says as JSON what is in them."""

import json
import pathlib
import sys

import networkx


def read(path):
    if path.suffix == ".graphml":
        return networkx.read_graphml(path, force_multigraph=True)
    if path.suffix == ".gexf":
        return networkx.read_gexf(path, version="1.3")
    return networkx.cytoscape_graph(json.loads(path.read_text("utf-8")))


def said(path):
    g = read(path)
    out = {
        "Directed": g.is_directed(),
        "Graph": {k: v for k, v in g.graph.items() if isinstance(v, (str, bool))},
        "Nodes": dict(g.nodes(data=True)),
        "Edges": {},
        "Ends": {},
    }
    for source, target, data in g.edges(data=True):
        # Edges are known by their keys, or by their ids where none are parallel.
        id = data.get("key") or data.get("id")
        if id is None:
            id = next(k for k in g[source][target] if g[source][target][k] is data)
        out["Edges"][id] = data
        out["Ends"][id] = [source, target]
    return out


json.dump({pathlib.Path(name).name: said(pathlib.Path(name)) for name in sys.argv[1:]}, sys.stdout)
