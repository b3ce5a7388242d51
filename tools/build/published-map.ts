import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";

/** The fields of a source map that `publishedMap` reads. */
export interface SourceMap {
  mappings: string;
  sources: string[];
}

/** Removes all mappings from a source map except those to published sources. Other packages and data are not published. */
export function publishedMap(map: SourceMap): SourceMap {
  const sources = map.sources.filter((source) => /^\.\.\/src\/.+\.ts$/.test(source));
  const indexes = map.sources.map((source) => sources.indexOf(source));
  const mappings = decode(map.mappings).map((line) => line.map((segment) => withIndex(segment, indexes)));
  return { ...map, sources, mappings: encode(mappings) };
}

function withIndex(segment: SourceMapSegment, indexes: readonly number[]): SourceMapSegment {
  if (segment.length === 1) return segment;
  const [column, source, ...position] = segment;
  const index = indexes[source] ?? -1;
  return index === -1 ? [column] : ([column, index, ...position] as SourceMapSegment); // same segment, other source index
}
