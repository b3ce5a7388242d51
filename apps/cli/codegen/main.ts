/** Generates `docs/cli-reference.md` from the command definitions. With `--check`, only sets the exit code if it is stale. */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Command } from "@commander-js/extra-typings";
import { format, resolveConfig } from "prettier";
import type { Context } from "../src/context.ts";
import type { Program } from "../src/options/global-options.ts";
import { createProgram } from "../src/program.ts";
import { cliReference } from "./reference.ts";

const TARGET = fileURLToPath(new URL("../../../docs/cli-reference.md", import.meta.url));

const program: Program = new Command("smartalex");
await createProgram(program, {} as Context); // no command is run
const text = await format(cliReference(program), { ...(await resolveConfig(TARGET)), filepath: TARGET });
const isFresh = text === (await readFile(TARGET, "utf8").catch(() => undefined));

if (!process.argv.includes("--check")) {
  if (!isFresh) {
    await writeFile(TARGET, text);
    console.log("wrote docs/cli-reference.md");
  }
} else if (!isFresh) {
  console.error("docs/cli-reference.md is stale. Run `npm run generate` and commit what it writes.");
  process.exitCode = 1;
}
