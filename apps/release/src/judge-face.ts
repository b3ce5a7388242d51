import type { Asked } from "./asked.ts";
import { isEnough, neededBump } from "./bump.ts";
import type { Difference } from "./document/difference.ts";
import { toTable } from "./table.ts";

/** What is known of a face. */
export interface FaceFacts {
  path: string;
  /** The name of its package. */
  name: string;
  /** The version that the package says that it has: that of the last release, until `npm run version`. */
  version: string;
  /** The version that was kept at the last release; `undefined` before the first. */
  keptVersion: string | undefined;
  /** How it differs from what was kept; `undefined` where nothing was. */
  differences: readonly Difference[] | undefined;
  asked: Asked;
}

/** Whether a change may go in, and what to tell people. */
export interface Verdict {
  isFine: boolean;
  text: string;
}

/** Decides whether the changesets ask for what the differences of a face need. */
export function judgeFace({ path, name, version, keptVersion, differences, asked }: FaceFacts): Verdict {
  if (keptVersion !== version && !(keptVersion === undefined && version === "0.0.0")) {
    const kept = keptVersion === undefined ? "nothing of it" : `what ${keptVersion} was`;
    return {
      isFine: false,
      text: `${name} is at ${version}, but released/ holds ${kept}. Set the versions back and run \`npm run version\`, which keeps what it releases.`,
    };
  }
  if (keptVersion === undefined)
    return fine(`${path}: ${name} was never released, so there is nothing to compare with.`);
  if (!differences) return fine(`${path}: no part of ${name} ${version}, so there is nothing to compare with.`);
  const needed = neededBump(
    differences.map(({ level }) => level),
    version,
  );
  if (needed === undefined) return fine(`${path}: as in ${name} ${version}.`);

  const needs = `${name} needs a ${needed} or more`;
  const asks = asked.bump ? `${filesOf(asked)} for a ${asked.bump}` : "no changeset names it";
  const isFine = isEnough(asked.bump, needed);
  const head = `${path}, compared with ${name} ${version}:\n\n${toTable(differences)}\n\n`;
  if (isFine) return fine(`${head}${needs}, and ${asks}.`);
  return { isFine, text: `${head}${needs}, but ${asks}. Run \`pnpm changeset\` and choose ${needed} for ${name}.` };
}

function fine(text: string): Verdict {
  return { isFine: true, text };
}

function filesOf({ files: [first = "", ...others] }: Asked): string {
  if (others.length === 0) return `${first} asks`;
  return `${first} and ${others.length === 1 ? "another" : `${others.length} others`} ask`;
}
