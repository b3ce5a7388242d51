import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";

/** The fields of a source map that `publishedMap` reads. */
export interface SourceMap {
  mappings: string;
  sources: string[];
}

/**
 * Removes all mappings from a source map except those to published sources. Other packages and data are not published. Also removes the original
 * names: terser gives `async` as the name of an async function, and Node.js would show this name in stack traces. The names of functions are unchanged.
 */
export function publishedMap(map: SourceMap): SourceMap & { names: string[] } {
  const sources = map.sources.filter((source) => /^\.\.\/src\/.+\.ts$/.test(source));
  const indexes = map.sources.map((source) => sources.indexOf(source));
  const mappings = decode(map.mappings).map((line) => line.map((segment) => withIndex(segment, indexes)));
  return { ...map, sources, names: [], mappings: encode(mappings) };
}

function withIndex(segment: SourceMapSegment, indexes: readonly number[]): SourceMapSegment {
  if (segment.length === 1) return segment;
  const [column, source, line, sourceColumn] = segment;
  const index = indexes[source] ?? -1;
  return index === -1 ? [column] : [column, index, line, sourceColumn];
}
