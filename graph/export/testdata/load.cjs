// Loads a file with Cytoscape.js as a page would, and says what is in it.
// Called by TestCytoscapeLoads: node load.cjs MODULE FILE
const cytoscape = require(process.argv[2]);
const file = JSON.parse(require("fs").readFileSync(process.argv[3], "utf8"));
const cy = cytoscape({ headless: true, elements: file.elements });
const ids = (list) => list.map((e) => e.id()).sort();
process.stdout.write(
  JSON.stringify({
    nodes: ids(cy.nodes()),
    edges: ids(cy.edges()),
    between: cy.edges().every((e) => e.source().isNode() && e.target().isNode()),
    named: cy.nodes().every((n) => typeof n.data("name") === "string"),
  }),
);
