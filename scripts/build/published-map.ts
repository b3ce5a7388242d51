import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";

/** The parts of a source map that matter here. */
export interface SourceMap {
  mappings: string;
  sources: string[];
}

/**
 * Leads a source map to where the sources are once they are installed: in the repository, an app's code is three folders away from that of a
 * package; in `node_modules/@smartalex` all are neighbours. The code of others is not published with ours, and no longer mapped.
 */
export function publishedMap(map: SourceMap): SourceMap {
  const sources = map.sources.map((source) => source.replace(/^(\.\.\/){3}packages\//, "../../"));
  const kept = sources.filter((source) => source.startsWith("../") && !source.includes("/node_modules/"));
  const indexes = sources.map((source) => kept.indexOf(source));
  const mappings = decode(map.mappings).map((line) => line.map((segment) => withIndex(segment, indexes)));
  return { ...map, sources: kept, mappings: encode(mappings) };
}

function withIndex(segment: SourceMapSegment, indexes: readonly number[]): SourceMapSegment {
  if (segment.length === 1) return segment;
  const [column, source, ...place] = segment;
  const index = indexes[source] ?? -1;
  return index === -1 ? [column] : ([column, index, ...place] as SourceMapSegment); // the rest of the same segment
}
