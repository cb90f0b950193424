import type { ExportRow } from "../../model/index.js";
import { named } from "../columns.js";
import type { Format } from "../format.js";
import { linesWriter } from "../lines.js";

/** RFC 7946: one FeatureCollection, a point for each event whose place has coordinates; the others are left out. */
export const geojson: Format = {
  name: "geojson",
  extension: "geojson",
  binary: false,
  help: "events with coordinates as points, for maps",
  open(sink) {
    let between = "";
    return linesWriter(sink, {
      head: '{"type":"FeatureCollection","features":[',
      print: (rows) =>
        rows
          .filter(({ lat, lon }) => lat !== null && lon !== null)
          .map((row) => {
            const line = `${between}\n${JSON.stringify(feature(row))}`;
            between = ",";
            return line;
          })
          .join(""),
      foot: "\n]}\n",
    });
  },
};

function feature(row: ExportRow): object {
  const { lat, lon, ...properties } = named(row);
  return { type: "Feature", id: row.event, geometry: { type: "Point", coordinates: [lon, lat] }, properties };
}
