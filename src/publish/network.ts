import { DirectedGraph } from "graphology";
import { builtinCodebook, type Quad } from "../codebook/index.js";
import type { ExportRow } from "../model/index.js";
import { actorCode, UNKNOWN } from "./codes/actor-code.js";
import { countryCodes } from "./codes/countries.js";
import { actualDyads, type Side } from "./dyads.js";
import type { Format } from "./format.js";

/** Attributes of the network's nodes and edges, for the data dictionary. */
export const NODE_ATTRIBUTES = {
  label: "country and sector in words",
  country: "ISO 3166-1 alpha-3, `IGO`, `NGO`; empty where unknown",
  sector: "sector; empty where unknown",
  events: "pairs that it stands in, on either side",
} as const;
export const EDGE_ATTRIBUTES = {
  weight: "events of the pair; a meeting of equals counts in each direction",
  verbal_cooperation: "of these, in quad class 1",
  material_cooperation: "in quad class 2",
  verbal_conflict: "in quad class 3",
  material_conflict: "in quad class 4",
  mean_intensity: "mean of `intensity`, −10 to 10",
} as const;
type Node = Record<keyof typeof NODE_ATTRIBUTES, string | number>;
type Edge = Record<keyof typeof EDGE_ATTRIBUTES, number>;
export type NetworkGraph = DirectedGraph<Node, Edge>;

const QUADS = {
  1: "verbal_cooperation",
  2: "material_cooperation",
  3: "verbal_conflict",
  4: "material_conflict",
} as const satisfies Record<Quad, keyof Edge>;
const SECTOR_TITLES: ReadonlyMap<string, string> = new Map(builtinCodebook.sectors.map(({ code, title }) => [code, title]));
/** What XML 1.0 cannot hold. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * A format of the who-with-whom network: nodes are parties by country and sector, so that memory grows with their pairs and not with the
 * events. Only what is told as actual counts, and only pairs that name both sides.
 */
export function networkFormat(about: Omit<Format, "binary" | "open">, print: (graph: NetworkGraph) => string): Format {
  return {
    ...about,
    binary: false,
    open(sink) {
      const graph: NetworkGraph = new DirectedGraph();
      return {
        add: async (rows) => rows.forEach((row) => add(graph, row)),
        end: () => sink.write(print(sorted(graph))),
      };
    },
  };
}

function add(graph: NetworkGraph, row: ExportRow): void {
  for (const { actor, recipient } of actualDyads(row)) {
    if (actor === null || recipient === null) continue;
    const [from, to] = [node(graph, actor), node(graph, recipient)];
    const quad = QUADS[row.quad];
    const key = `${from} ${to}`;
    if (!graph.hasEdge(key)) graph.addDirectedEdgeWithKey(key, from, to, NO_EDGE);
    graph.updateEdgeAttributes(key, (edge) => ({
      ...edge,
      weight: edge.weight + 1,
      [quad]: edge[quad] + 1,
      mean_intensity: edge.mean_intensity + row.intensity,
    }));
  }
}

/** While events are added, `mean_intensity` is their sum: it does not depend on their order. */
const NO_EDGE: Edge = {
  weight: 0,
  verbal_cooperation: 0,
  material_cooperation: 0,
  verbal_conflict: 0,
  material_conflict: 0,
  mean_intensity: 0,
};

/** The node of a party, counted once more. */
function node(graph: NetworkGraph, side: Side): string {
  const key = actorCode(side);
  if (!graph.hasNode(key)) graph.addNode(key, { ...described(side), events: 0 });
  graph.updateNodeAttribute(key, "events", (events) => Number(events) + 1);
  return key;
}

function described({ country, sector: given }: Side): Omit<Node, "events"> {
  // "IGO" and "NGO" are country and sector in one, whether or not both are told.
  const sector = given ?? (country === "IGO" || country === "NGO" ? country : null);
  const where = countryCodes(country)?.name ?? country ?? UNKNOWN;
  const label = sector === null || sector === country ? where : `${where}, ${SECTOR_TITLES.get(sector) ?? sector}`;
  return { label: label.replace(NOT_XML, ""), country: (country ?? "").replace(NOT_XML, ""), sector: (sector ?? "").replace(NOT_XML, "") };
}

/** The same events in another order give the same file. */
function sorted(graph: NetworkGraph): NetworkGraph {
  const ordered: NetworkGraph = new DirectedGraph();
  for (const key of graph.nodes().sort()) ordered.addNode(key, graph.getNodeAttributes(key));
  for (const key of graph.edges().sort()) {
    const edge = graph.getEdgeAttributes(key);
    const mean_intensity = Math.round((1000 * edge.mean_intensity) / edge.weight) / 1000;
    ordered.addDirectedEdgeWithKey(key, graph.source(key), graph.target(key), { ...edge, mean_intensity });
  }
  return ordered;
}
