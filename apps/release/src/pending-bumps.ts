import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import { highestBump, type Bump } from "./bump.ts";

/** The version bump that pending changesets request for a package. */
export interface PendingBump {
  /** The highest requested bump, or `undefined` if no changeset includes the package. */
  bump: Bump | undefined;
  /** The changesets that request this bump, as paths from the root. */
  files: string[];
}

/** Reads `.changeset/`. Returns a function that returns the pending bump of a package, including bumps of packages that share its version. */
export async function readPendingBumps(root: string): Promise<(name: string) => PendingBump> {
  const changesets = await readChangesets(root);
  // Changesets validates the file.
  const { fixed = [] } = JSON.parse(await readFile(join(root, ".changeset/config.json"), "utf8")) as {
    fixed?: string[][];
  };
  return (name) => {
    const names = fixed.find((group) => group.includes(name)) ?? [name];
    const requests = changesets.flatMap(({ id, releases }) => {
      return releases.flatMap(({ name: packageName, type }) => {
        return names.includes(packageName) && type !== "none" ? [{ bump: type, file: `.changeset/${id}.md` }] : [];
      });
    });
    const bump = highestBump(requests.map((request) => request.bump));
    return {
      bump,
      files: [...new Set(requests.filter((request) => request.bump === bump).map(({ file }) => file))].sort(),
    };
  };
}
