/** Writes `src/generated` from the document; with `--check` only says whether it is stale, by its exit code. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { generateConstants } from "./constants.ts";
import { readDocument } from "./document.ts";
import { generateEnumerations } from "./enumerations.ts";
import { generateFields } from "./fields.ts";
import { generateTypes } from "./types.ts";
import { generateValidators } from "./validators.ts";

const DOCUMENT = new URL("../../../openapi/smartalex.yaml", import.meta.url);
const TARGET = new URL("../src/generated/", import.meta.url);
const HEADER = "// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.\n\n";

const wanted = await generate().catch((error: unknown) => {
  console.error(`openapi/smartalex.yaml: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
const style = await resolveConfig(fileURLToPath(TARGET), { editorconfig: true });

await mkdir(TARGET, { recursive: true });
const stale = (await readdir(TARGET)).filter((name) => !(name in wanted)).map((name) => ({ name, text: undefined }));
const changed = await Promise.all(
  Object.entries(wanted).map(async ([name, source]) => {
    const text = await format(source, { ...style, filepath: name });
    return text === (await readFile(new URL(name, TARGET), "utf8").catch(() => undefined)) ? [] : [{ name, text }];
  }),
);
const differences = [...stale, ...changed.flat()];

if (!process.argv.includes("--check")) {
  for (const { name, text } of differences) {
    const file = new URL(name, TARGET);
    if (text === undefined) await rm(file);
    else {
      const beside = new URL(`${name}.new`, TARGET);
      await writeFile(beside, text);
      await rename(beside, file);
    }
    console.log(`${text === undefined ? "removed" : "wrote"} packages/contract/src/generated/${name}`);
  }
} else if (differences.length > 0) {
  const names = differences.map(({ name }) => name).join(", ");
  console.error(
    `packages/contract/src/generated is stale (${names}). Run \`npm run generate\` and commit what it writes.`,
  );
  process.exitCode = 1;
}

/** The files, by their names. Validators come first: they refuse what cannot be generated, and say why. */
async function generate(): Promise<Record<string, string>> {
  const document = await readDocument(DOCUMENT);
  return {
    "validators.ts": HEADER + generateValidators(document),
    "constants.ts": HEADER + generateConstants(document),
    "enumerations.ts": HEADER + generateEnumerations(document),
    "fields.ts": HEADER + generateFields(document),
    "openapi.json": JSON.stringify(document),
    "types.ts": HEADER + (await generateTypes(document)),
  };
}
