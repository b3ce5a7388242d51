import { readFileSync } from "node:fs";

const guide = readFileSync(new URL("../../../../docs/guides/openapi-tools.md", import.meta.url), "utf8");

/** How to use a tool, as the guide says. */
export interface Recipe {
  /** What to run in a shell, the installation included. */
  command: string;
  /** The packages to install, each with its version. */
  packages: readonly (readonly [name: string, version: string])[];
  /** Files to write before the command runs. */
  files: readonly { name: string; text: string }[];
}

/** Reads the recipe under a heading. The first line of each of its TypeScript files is a comment with the name of the file. */
export function guideRecipe(heading: string): Recipe {
  const section = guideText(heading);
  const [, command = ""] = /^```sh\n(.+?)^```$/ms.exec(section) ?? [];
  const packages = [...command.matchAll(/(\S+)@(\d\S*)/g)].map(
    ([, name = "", version = ""]) => [name, version] as const,
  );
  const files = [...section.matchAll(/^```typescript\n\/\/ (\S+)\n(.+?)^```$/gms)];
  return { command, packages, files: files.map(([, name = "", text = ""]) => ({ name, text })) };
}

/** Reads the rows of the table under a heading, without the header. */
export function guideTable(heading: string): string[][] {
  const lines = guideText(heading)
    .split("\n")
    .filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) => {
    const cells = line.split("|").slice(1, -1);
    return cells.map((cell) => cell.trim());
  });
}

/** Reads the section under a heading. */
export function guideText(heading: string): string {
  const [, section] = guide.split(new RegExp(`^##+ ${heading}$`, "m"));
  if (section === undefined) throw new Error(`The guide has no section ${heading}.`);
  return section.split(/^##+ /m)[0] ?? "";
}
