import { readBlocks } from "./read-blocks.ts";

/** The names of all tests, each with the files that have a test of that name. */
export type Tests = ReadonlyMap<string, readonly string[]>;

/** What is wrong with the promises of a page: one line for each block without a marker, and for each marker that names no test, or more than one. */
export function findProblems(markdown: string, tests: Tests): string[] {
  return readBlocks(markdown).flatMap((block) => {
    if (block.tests.length === 0 && !block.isNoPromise) {
      const start = block.text.length > 60 ? `${block.text.slice(0, 60)}…` : block.text;
      return [`line ${block.line}: "${start}" is not followed by <!-- [test: name] --> or <!-- [no promise] -->`];
    }
    return block.tests.flatMap((marker) => {
      const fault = problemOf(marker, tests);
      return fault === undefined ? [] : [`line ${block.line}: ${fault}`];
    });
  });
}

/** What is wrong with a marker: the name of a test, or its file and name (`pace.test.ts > requests wait`) if several files have that name. */
function problemOf(marker: string, tests: Tests): string | undefined {
  const [, file, name = ""] = /^(?:(\S+\.test\.ts) > )?(.*)$/.exec(marker) ?? [];
  const files = (tests.get(name) ?? []).filter((path) => file === undefined || `/${path}`.endsWith(`/${file}`));
  if (files.length === 1) return undefined;
  if (files.length > 1)
    return `"${name}" is in several files: write [test: FILE > ${name}], with one of ${files.join(", ")}`;
  return `there is no test "${marker}". The nearest are ${nearest(name, [...tests.keys()]).join(", ")}`;
}

/** The three most similar names, in quotes. */
function nearest(name: string, names: readonly string[]): string[] {
  const chunks = chunksOf(name);
  return names
    .map((other) => ({ other, similarity: likeness(chunks, chunksOf(other)) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, 3)
    .map(({ other }) => `"${other}"`);
}

/** The share of pieces that two texts have in common, from 0 to 1 (the Sørensen–Dice coefficient). */
function likeness(pieces: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const common = [...pieces].filter((piece) => others.has(piece)).length;
  return (2 * common) / (pieces.size + others.size);
}

/** All pieces of five characters: shorter ones are common to most sentences. */
function chunksOf(text: string): Set<string> {
  const lower = ` ${text.toLowerCase()} `;
  return new Set(Array.from({ length: Math.max(1, lower.length - 4) }, (_, at) => lower.slice(at, at + 5)));
}
