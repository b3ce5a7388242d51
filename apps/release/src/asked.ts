import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import { highestBump, type Bump } from "./bump.ts";

/** What the changesets ask for a package. */
export interface Asked {
  /** The highest that one of them asks for, or `undefined` where none names it. */
  bump: Bump | undefined;
  /** Those that ask for it, as paths from the root. */
  files: string[];
}

/** Reads `.changeset/`, and tells what is asked for a package by its name, or for those that have one version with it. */
export async function readAsked(root: string): Promise<(name: string) => Asked> {
  const changesets = await readChangesets(root);
  // Changesets has checked the file's form, whenever it has run.
  const { fixed = [] } = JSON.parse(await readFile(join(root, ".changeset/config.json"), "utf8")) as {
    fixed?: string[][];
  };
  return (name) => {
    const names = fixed.find((group) => group.includes(name)) ?? [name];
    const asking = changesets.flatMap(({ id, releases }) => {
      return releases.flatMap(({ name: one, type }) => {
        return names.includes(one) && type !== "none" ? [{ bump: type, file: `.changeset/${id}.md` }] : [];
      });
    });
    const bump = highestBump(asking.map((one) => one.bump));
    return { bump, files: [...new Set(asking.filter((one) => one.bump === bump).map(({ file }) => file))].sort() };
  };
}
