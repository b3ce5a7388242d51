import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { run } from "../../src/run.ts";
import type { Generator } from "./generators.ts";
import { guideRecipe } from "./guide.ts";
import { packageFolder } from "./packages.ts";
import { mainProgram, newValueProgram } from "./programs.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const compilerOptions = {
  strict: true,
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: ["node"],
  typeRoots: [join(root, "node_modules/@types")],
  module: "Preserve",
  moduleResolution: "Bundler",
  skipLibCheck: true, // the generated code has no declaration files
  noEmit: true,
};

/** An error of tsc in a file. */
const LOCATED_ERROR = /^(\S+)\(\d+,\d+\): error (.+)$/m;

/** The results of a client and its validators, or `{ error }` for a failure. */
export interface Outcome {
  call: unknown;
  /** The result of each validator for the body of a list response, by library name. */
  parsed: Record<string, unknown>;
}

/** A temporary folder, in which each generator has a project with only the packages of its recipe. */
export class Workspace {
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), "smartalex-openapi-tools-")));

  /** Runs the recipe of the guide, and adds the programs that use the generated code. */
  async generate(generator: Generator): Promise<void> {
    const folder = this.#folderOf(generator);
    const { command, files, packages } = guideRecipe(generator.name);
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies: Object.fromEntries(packages) }));
    for (const [name, version] of packages) link(folder, packageFolder(generator, name, version), name);
    cpSync(join(root, "openapi/smartalex.yaml"), join(folder, "smartalex.yaml"));
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, "types.ts"), generator.types);
    writeFileSync(join(folder, "new-value.ts"), newValueProgram);
    writeFileSync(join(folder, "main.ts"), mainProgram(generator));
    const path = [dirname(process.execPath), join(modules, ".bin"), process.env["PATH"]].join(delimiter);
    // The packages are already installed, so `npm` does nothing, and `npx` runs the installed command.
    const script = `npm() { :; }; npx() { "$@"; }\n${command}`;
    await run("sh", ["-ec", script], { cwd: folder, env: { PATH: path, HOME: folder } });
  }

  /** Compiles the code of all generators. Returns the errors by file, such as `orval/client.ts`. */
  async compile(generators: readonly Generator[]): Promise<Map<string, string[]>> {
    const files = generators.flatMap(({ name }) => {
      return ["main.ts", "new-value.ts"].map((file) => `./${folderName(name)}/${file}`);
    });
    writeFileSync(join(this.#folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const tsc = join(modules, "typescript59/bin/tsc");
    const output = await run(process.execPath, [tsc, "--pretty", "false"], {
      cwd: this.#folder,
      env: process.env,
    }).catch((error: unknown) => {
      if (LOCATED_ERROR.test(String(error))) return String(error);
      throw error; // tsc failed before it checked the code
    });
    const errors = new Map<string, string[]>();
    for (const line of output.split("\n")) {
      const [, file, error = ""] = LOCATED_ERROR.exec(line) ?? [];
      if (file !== undefined) errors.set(file, [...(errors.get(file) ?? []), error]);
    }
    return errors;
  }

  /** Runs the client of a generator and its validators. */
  async run(generator: Generator, baseUrl: string, listBody: unknown): Promise<Outcome> {
    const folder = this.#folderOf(generator);
    await build({
      absWorkingDir: folder,
      entryPoints: ["main.ts"],
      outfile: join(folder, "main.cjs"),
      bundle: true,
      platform: "node",
      logLevel: "silent", // errors are thrown
    });
    const env = { SMARTALEX_API_KEY: "any_key", SMARTALEX_BASE_URL: baseUrl, LIST_BODY: JSON.stringify(listBody) };
    return JSON.parse(await run(process.execPath, ["main.cjs"], { cwd: folder, env })) as Outcome;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #folderOf({ name }: Generator): string {
    return join(this.#folder, folderName(name));
  }
}

/** Returns the folder name of a generator. */
export function folderName(generatorName: string): string {
  return generatorName.replaceAll(/\W+/g, "-").replace(/^-/, "");
}

function link(folder: string, target: string, name: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
