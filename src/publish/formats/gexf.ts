import { write } from "graphology-gexf";
import { networkFormat } from "../network.js";

/** The network in GEXF, which Gephi reads. */
export const gexf = networkFormat(
  { name: "gexf", extension: "gexf", help: "who-with-whom network, for Gephi" },
  (graph) => `${write(graph)}\n`,
);
