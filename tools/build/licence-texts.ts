import { readFileSync, readdirSync } from "node:fs";

interface Manifest {
  name: string;
  version: string;
}

/** The licences of the packages that these files belong to, one after the other. Throws where a package comes without. */
export function licenceTexts(paths: readonly string[]): string {
  const folders = new Set(paths.map((path) => /^.*\bnode_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0]));
  return [...folders]
    .filter((folder) => folder !== undefined)
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as Manifest;
      const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
      if (file === undefined) throw new Error(`${name} is bundled, and has no file with its licence.`);
      return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
    })
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}
