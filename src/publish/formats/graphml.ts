import { XMLBuilder } from "fast-xml-parser";
import { EDGE_ATTRIBUTES, networkFormat, NODE_ATTRIBUTES, type NetworkGraph } from "../network.js";

/** The network in GraphML, which igraph, NetworkX and yEd read. */
export const graphml = networkFormat(
  { name: "graphml", extension: "graphml", help: "who-with-whom network, for igraph and NetworkX" },
  (graph) => `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(tree(graph))}`,
);

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", format: true, suppressEmptyNode: true });

function tree(graph: NetworkGraph): object {
  const key = (of: "node" | "edge", name: string, type: string) => ({
    "@id": `${of}_${name}`,
    "@for": of,
    "@attr.name": name,
    "@attr.type": type,
  });
  const data = (of: "node" | "edge", attributes: Readonly<Record<string, string | number>>) =>
    Object.entries(attributes).map(([name, value]) => ({ "@key": `${of}_${name}`, "#text": value }));
  return {
    graphml: {
      "@xmlns": "http://graphml.graphdrawing.org/xmlns",
      key: [
        ...Object.keys(NODE_ATTRIBUTES).map((name) => key("node", name, name === "events" ? "int" : "string")),
        ...Object.keys(EDGE_ATTRIBUTES).map((name) => key("edge", name, name === "mean_intensity" ? "double" : "int")),
      ],
      graph: {
        "@edgedefault": "directed",
        node: graph.mapNodes((id, attributes) => ({ "@id": id, data: data("node", attributes) })),
        edge: graph.mapEdges((id, attributes, source, target) => ({
          "@id": id,
          "@source": source,
          "@target": target,
          data: data("edge", attributes),
        })),
      },
    },
  };
}
