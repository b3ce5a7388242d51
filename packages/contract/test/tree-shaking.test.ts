import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** Bundles a program that imports one name from the contract, and returns the text of the bundle. */
async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${name} } from "./index.ts"; console.log(${name});`,
      resolveDir: fileURLToPath(new URL("../src", import.meta.url)),
    },
    bundle: true,
    format: "esm",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

test("a bundle has the imported validator and what it needs, but no other", async () => {
  const text = await bundle("callDirectionValidator");
  expect(text).toContain('"CallDirection"');
  expect(text).not.toContain('"Call"');
  expect(text).not.toContain("RFC 3339");
});

test("a bundle with an enumeration has no validators", async () => {
  expect(await bundle("callStatusValues")).not.toContain("function");
});

test("only validatorFor adds all validators", async () => {
  expect(await bundle("callListBodyValidator")).not.toContain('"CallDetail"');
  expect(await bundle("validatorFor")).toContain('"CallDetail"');
});
