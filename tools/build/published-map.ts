import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";

/** The parts of a source map that matter here. */
export interface SourceMap {
  mappings: string;
  sources: string[];
}

/** Keeps of a source map what leads to the sources that are published beside it: not the code of other packages, nor data. */
export function publishedMap(map: SourceMap): SourceMap {
  const sources = map.sources.filter((source) => /^\.\.\/src\/.+\.ts$/.test(source));
  const indexes = map.sources.map((source) => sources.indexOf(source));
  const mappings = decode(map.mappings).map((line) => line.map((segment) => withIndex(segment, indexes)));
  return { ...map, sources, mappings: encode(mappings) };
}

function withIndex(segment: SourceMapSegment, indexes: readonly number[]): SourceMapSegment {
  if (segment.length === 1) return segment;
  const [column, source, ...place] = segment;
  const index = indexes[source] ?? -1;
  return index === -1 ? [column] : ([column, index, ...place] as SourceMapSegment); // the rest of the same segment
}
