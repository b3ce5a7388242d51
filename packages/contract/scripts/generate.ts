/** Writes `src/generated` from the document. With `--check`, writes nothing and exits with code 1 if a file is stale. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { readDocument } from "./document/document.ts";
import { generateQueryLimits, generateServers } from "./generate-constants.ts";
import { generateEnumerations } from "./generate-enumerations.ts";
import { generateFields } from "./generate-fields.ts";
import { generateIndex } from "./generate-index.ts";
import { generateParameters } from "./generate-parameters.ts";
import { generateTypes } from "./generate-types.ts";
import { generateValidators, generateValidatorsByName } from "./generate-validators.ts";

const DOCUMENT = new URL("../../../openapi/smartalex.yaml", import.meta.url);
const TARGET = new URL("../src/generated/", import.meta.url);
const HEADER = "// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.";

const expected = await generate().catch((error: unknown) => {
  console.error(`openapi/smartalex.yaml: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
const style = await resolveConfig(fileURLToPath(TARGET), { editorconfig: true });

await mkdir(TARGET, { recursive: true });
const obsolete = (await readdir(TARGET))
  .filter((name) => !(name in expected))
  .map((name) => ({ name, text: undefined }));
const changed = await Promise.all(
  Object.entries(expected).map(async ([name, source]) => {
    const text = await format(source, { ...style, filepath: name });
    return text === (await readFile(new URL(name, TARGET), "utf8").catch(() => undefined)) ? [] : [{ name, text }];
  }),
);
const differences = [...obsolete, ...changed.flat()];

if (!process.argv.includes("--check")) {
  for (const { name, text } of differences) {
    const file = new URL(name, TARGET);
    if (text === undefined) await rm(file);
    else {
      const temporary = new URL(`${name}.new`, TARGET);
      await writeFile(temporary, text);
      await rename(temporary, file);
    }
    console.log(`${text === undefined ? "removed" : "wrote"} packages/contract/src/generated/${name}`);
  }
} else if (differences.length > 0) {
  const names = differences.map(({ name }) => name).join(", ");
  console.error(
    `packages/contract/src/generated is stale (${names}). Run \`npm run generate\` and commit the changes.`,
  );
  process.exitCode = 1;
}

/**
 * Returns the text of each file by name. Generates the validators first, because this step rejects everything that the generator does not
 * support.
 */
async function generate(): Promise<Record<string, string>> {
  const document = await readDocument(DOCUMENT);
  const validators = generateValidators(document);
  const constants = {
    "enumerations.ts": generateEnumerations(document),
    "fields.ts": generateFields(document),
    "query-limits.ts": generateQueryLimits(document),
    "servers.ts": generateServers(document),
  };
  const modules = {
    "types.ts": await generateTypes(document),
    "parameters.ts": generateParameters(document),
    "validators.ts": validators,
    "validators-by-name.ts": generateValidatorsByName(document),
  };
  const sources = {
    ...modules,
    ...constants,
    "constants.ts": generateIndex(constants),
    // The index exports the constants through their entry point. Otherwise, the build puts their declarations into a third file that both entry
    // points import.
    "index.ts": generateIndex({ ...modules, "../constants.ts": Object.values(constants).join("\n") }),
  };
  const files = Object.entries(sources).map(([name, text]) => [name, `${HEADER}\n\n${text.trim() || "export {};"}`]);
  return { ...Object.fromEntries(files), "openapi.json": JSON.stringify(document) } as Record<string, string>;
}
