import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
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

test("the built contract imports nothing", async () => {
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(fileURLToPath(new URL("../dist/index.js", import.meta.url)), "utf8");
  expect(text).not.toMatch(/^\s*import |\brequire\(|\bimport\(/m);
});
