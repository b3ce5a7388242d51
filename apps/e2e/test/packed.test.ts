import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, describe, expect, test } from "vitest";
import { packAll, sourcesOf, textOf } from "./packed.ts";

const { folder, packages } = packAll();

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(packages)("$name", (packed) => {
  const { files, manifest, name, tarball } = packed;
  const built = files.filter((file) => file.startsWith("dist/"));

  test("has the files that are listed, and its sources", async () => {
    // The parts of a command have names by their content.
    const listed = files
      .filter((file) => !file.startsWith("src/"))
      .map((file) => file.replace(/-[A-Z\d]{8}\.cjs/, "-*.cjs"));
    await expect(`${[...new Set(listed)].join("\n")}\n`).toMatchFileSnapshot(
      `packed/${name.replace("@smartalex/", "")}.txt`,
    );
    const others = files.filter((file) => file.startsWith("src/") && !/\.(ts|json)$/.test(file));
    expect(others).toEqual([]);
  });

  test("declares what was reviewed as its surface", async () => {
    for (const file of built.filter((one) => one.endsWith(".d.ts"))) {
      await expect(textOf(packed, file)).toMatchFileSnapshot(join(packed.source, file.replace("dist/", "api/")));
    }
  });

  test("declares only values that exist", async () => {
    for (const file of built.filter((one) => one.endsWith(".d.ts"))) {
      const values = [...textOf(packed, file).matchAll(/^export \{ (.+) \};$/gm)].flatMap(([, list = ""]) => {
        return list.split(", ");
      });
      const module = (await import(join(packed.source, file.replace(".d.ts", ".js")))) as object;
      expect(values.filter((name) => !(name in module))).toEqual([]);
    }
  });

  test("declares nothing that is internal", () => {
    for (const file of built.filter((one) => one.endsWith(".d.ts"))) {
      expect(textOf(packed, file)).not.toMatch(/@internal|^ +protected /m);
    }
  });

  test("says all that npm shows", () => {
    const told = { license: "MIT", type: "module", engines: { node: expect.any(String) as string } };
    expect(manifest).toMatchObject({ ...told, description: expect.any(String) as string });
    expect(manifest.keywords).toContain("smartalex");
    expect(JSON.stringify(manifest)).not.toContain("workspace:");
  });

  test("has no problem that publint finds", async () => {
    const { messages } = await publint({ pack: { tarball: tarball.buffer } });
    expect(messages).toEqual([]);
  });

  test("has the right types for every way to resolve a module", async () => {
    const result = await checkPackage(createPackageFromTarballData(tarball));
    // Nothing can be imported from the command line.
    expect(result).toMatchObject(
      name === "@smartalex/cli" ? { types: false } : { types: { kind: "included" }, problems: [] },
    );
  });

  test("has source maps that lead to published sources, if it is a library", () => {
    const maps = built.filter((file) => file.endsWith(".map"));
    const sources = maps.flatMap((map) => sourcesOf(packed, map));
    const isLibrary = name !== "@smartalex/cli"; // a command needs none: its code is not minified
    expect(sources.length > 0).toBe(isLibrary);
    expect(files.some((file) => file.startsWith("src/"))).toBe(isLibrary);
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
  });

  test("brings the licences of the code of others that it holds", () => {
    expect(files).toContain("LICENSE");
    const code = built.filter((file) => /\.[cm]?js$/.test(file)).map((file) => textOf(packed, file));
    // The bundler writes above each part where it is from.
    const parts = code.flatMap((text) => [
      ...text.matchAll(/^ *\/\/!? .*node_modules\/((@[^/\n]+\/)?[^/\n]+)\/[^\n]+$/gm),
    ]);
    const held = new Set(parts.map(([, other = ""]) => other));
    const licences = built.includes("dist/THIRD-PARTY-LICENSES.txt")
      ? textOf(packed, "dist/THIRD-PARTY-LICENSES.txt")
      : "";
    for (const other of held) expect(licences).toMatch(new RegExp(`^${other} \\d`, "m"));
    if (name === "@smartalex/cli") expect(held).toContain("commander"); // or they were not found
  });
});

test("stack traces of the SDK have the positions in the sources, if Node.js reads source maps", () => {
  const { source = "" } = packages.find(({ name }) => name === "@smartalex/sdk") ?? {};
  const program = `import { SmartAlex } from ${JSON.stringify(join(source, "dist/index.js"))};
    const fetch = () => Promise.resolve(new Response("{}", { status: 404 }));
    new SmartAlex({ apiKey: "k", fetch }).calls.get("x").catch(({ stack }) => console.log(stack));`;
  const flags = ["--enable-source-maps", "--input-type=module"];
  const stack = execFileSync(process.execPath, [...flags, "-e", program], { encoding: "utf8" });
  expect(stack).toMatch(/createHttpError \(\S+\/src\/transport\/errors\/http-error\.ts:\d+:\d+\)/);
});
