import type { PendingBump } from "./pending-bumps.ts";
import { satisfiesBump, requiredBump } from "./bump.ts";
import type { Difference } from "./difference/difference.ts";
import { formatDifferences } from "./format-differences.ts";

/** What is known about a public surface. */
export interface SurfaceInput {
  /** The path of the file, from the root of the repository. */
  path: string;
  /** The name of the package. */
  name: string;
  /** The version in `package.json`. It is the last released version until `npm run version` increases it. */
  version: string;
  /** The version of the last release in `released/`, or `undefined` before the first release. */
  baselineVersion: string | undefined;
  /** The differences from the last release, or `undefined` if the last release did not contain the surface. */
  differences: readonly Difference[] | undefined;
  pendingBump: PendingBump;
}

/** Whether the check passed, and the message to print. */
export interface CheckResult {
  passed: boolean;
  text: string;
}

/** Checks whether the changesets request the bump that the differences of a surface require. */
export function evaluateSurface(input: SurfaceInput): CheckResult {
  const { path, name, version, baselineVersion, differences, pendingBump } = input;
  if (baselineVersion !== version && !(baselineVersion === undefined && version === "0.0.0")) {
    const baseline = baselineVersion === undefined ? "no files of it" : `the files of ${baselineVersion}`;
    return {
      passed: false,
      text: `${name} has version ${version}, but released/ contains ${baseline}. Restore the versions and run \`npm run version\`, which updates both.`,
    };
  }
  if (baselineVersion === undefined) return pass(`${path}: ${name} was never released. Nothing to compare with.`);
  if (!differences) return pass(`${path}: not part of ${name} ${version}. Nothing to compare with.`);
  const required = requiredBump(
    differences.map(({ level }) => level),
    version,
  );
  if (required === undefined) return pass(`${path}: unchanged since ${name} ${version}.`);

  const comparison = `${path}, compared with ${name} ${version}:\n\n${formatDifferences(differences)}\n\n`;
  const requirement = `${name} requires at least a ${required} bump`;
  if (satisfiesBump(pendingBump.bump, required)) {
    return pass(`${comparison}${requirement}, and ${describeRequest(pendingBump)}.`);
  }
  const instruction = `Run \`npm run changeset\` and choose ${required} for ${name}.`;
  return { passed: false, text: `${comparison}${requirement}, but ${describeRequest(pendingBump)}. ${instruction}` };
}

function pass(text: string): CheckResult {
  return { passed: true, text };
}

function describeRequest({ bump, files: [first = "", ...others] }: PendingBump): string {
  if (bump === undefined) return "no changeset includes it";
  if (others.length === 0) return `${first} requests a ${bump} bump`;
  return `${first} and ${others.length} other ${others.length === 1 ? "changeset" : "changesets"} request a ${bump} bump`;
}
