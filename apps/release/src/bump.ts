import type { Level } from "./difference/difference.ts";

const ORDER = ["patch", "minor", "major"] as const;

/** The part of a version that a release increases. */
export type Bump = (typeof ORDER)[number];

const REQUIRED: Record<Level, Bump> = { breaking: "major", addition: "minor", annotation: "patch" };
// The range ^0.3.1 accepts later 0.3 versions, but no 0.4 version.
const REQUIRED_BEFORE_1: Record<Level, Bump> = { breaking: "minor", addition: "patch", annotation: "patch" };

/** Returns the smallest bump that differences of these levels allow, or `undefined` if there are no differences. */
export function requiredBump(levels: readonly Level[], version: string): Bump | undefined {
  const required = version.startsWith("0.") ? REQUIRED_BEFORE_1 : REQUIRED;
  return highestBump(levels.map((level) => required[level]));
}

/** Returns the highest of the bumps, or `undefined` for an empty list. */
export function highestBump(bumps: readonly Bump[]): Bump | undefined {
  return ORDER.findLast((bump) => bumps.includes(bump));
}

/** Whether a pending bump is at least as high as the required bump. */
export function satisfiesBump(pending: Bump | undefined, needed: Bump): boolean {
  return pending !== undefined && ORDER.indexOf(pending) >= ORDER.indexOf(needed);
}
