import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test.each(["index.js", "index.cjs"])(
  "the built validators in %s work where eval is forbidden, as on Workers",
  (name) => {
    const script = `
    const { callValidator } = await import(${JSON.stringify(new URL(`../dist/${name}`, import.meta.url).href)});
    const issues = callValidator.strict.issues({ id: "call_1", extra: true });
    console.log(issues.length, issues.at(-1).pointer);
    try { new Function("return 1")(); console.log("eval works"); } catch (error) { console.log(error.name); }`;
    const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", script];
    const { stdout, stderr } = spawnSync(process.execPath, flags, { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout).toBe("10 /extra\nEvalError\n");
  },
);

test("the built contract imports nothing but its own files", async () => {
  const dist = new URL("../dist/", import.meta.url);
  const names = (await readdir(dist)).filter((name) => /\.c?js$/.test(name));
  expect(names).toEqual(expect.arrayContaining(["index.js", "index.cjs", "constants.js", "constants.cjs"]));
  for (const name of names) {
    const text = await readFile(new URL(name, dist), "utf8");
    const imported = [...text.matchAll(/(?:\bfrom |^import |\brequire\(|\bimport\()['"]([^'"]+)/gm)];
    for (const [, specifier] of imported) expect(specifier).toMatch(/^\.\/chunk-/);
  }
});
