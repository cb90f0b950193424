const RADIANS = Math.PI / 180;
/** The Earth's diameter in kilometres. */
const DIAMETER = 12_742;

/** Kilometres between two points on the globe, by the haversine formula; NaN where a coordinate is none. */
export function kilometres(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const north = Math.sin(((lat2 - lat1) * RADIANS) / 2) ** 2;
  const east = Math.sin(((lon2 - lon1) * RADIANS) / 2) ** 2;
  const h = north + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * east;
  return DIAMETER * Math.asin(Math.min(1, Math.sqrt(h)));
}
