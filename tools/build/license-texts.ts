import { readFileSync, readdirSync } from "node:fs";

interface Manifest {
  name: string;
  version: string;
}

/** Returns the license texts of the packages that contain these files. Throws if a package has no license file. */
export function licenseTexts(paths: readonly string[]): string {
  const folders = new Set(paths.map((path) => /^.*\bnode_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0]));
  return [...folders]
    .filter((folder) => folder !== undefined)
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as Manifest;
      const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
      if (file === undefined) throw new Error(`${name} is bundled but has no license file.`);
      return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
    })
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}
