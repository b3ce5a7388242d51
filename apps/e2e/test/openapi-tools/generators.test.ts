import { isDeepStrictEqual } from "node:util";
import { createMock } from "@smartalex/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generators, type Generator } from "./generators.ts";
import { guideRecipe, guideTable } from "./guide.ts";
import { documentedCall, newValuesCall } from "./new-values-call.ts";
import { manifestOf, pinnedVersion, requiredNode, type Manifest } from "./packages.ts";
import { folderName, Workspace, type Outcome } from "./workspace.ts";

const mock = createMock({ calls: [newValuesCall, { ...documentedCall, start_timestamp: "2026-01-14T00:00:00Z" }] });
const workspace = new Workspace();
/** The body of a list response, as the mock sends it. */
let listBody: unknown;
let compileErrors: Map<string, string[]>;
const outcomes = new Map<Generator, Outcome>();

beforeAll(async () => {
  const { url } = await mock.listen();
  listBody = await (await fetch(`${url}/calls`, { headers: { authorization: "Bearer any_key" } })).json();
  await Promise.all(generators.map((generator) => workspace.generate(generator)));
  compileErrors = await workspace.compile(generators);
  for (const generator of generators) outcomes.set(generator, await workspace.run(generator, url, listBody));
}, 180_000);
afterAll(async () => {
  workspace.remove();
  await mock.close();
});

test.each(generators)("what $name generates compiles in strict mode", (generator) => {
  expect(errorsIn(generator, (file) => !file.endsWith("/new-value.ts"))).toEqual([]);
});

test.each(generators)("the types of $name accept new values", (generator) => {
  expect(errorsIn(generator, (file) => file.endsWith("/new-value.ts"))).toEqual([]);
});

test.each(generators)("the client of $name reads calls with new values from the mock", (generator) => {
  expect(outcomes.get(generator)?.call).toEqual(newValuesCall);
});

test.each(validators())("the $library validators of $generator.name accept a page with new values", (validator) => {
  expect(outcomes.get(validator.generator)?.parsed[validator.library]).toEqual(listBody);
});

test("the guide has the results of every generator", () => {
  expect(guideTable("Generators")).toEqual(generators.map(resultsOf));
});

test.each(generators)("the recipe of $name leaves no version of a peer dependency to npm", ({ name }) => {
  const manifests = packagesOf(name);
  const peers = manifests.flatMap(({ peerDependencies = {}, peerDependenciesMeta = {} }) => {
    const required = Object.entries(peerDependencies).filter(([peer]) => !peerDependenciesMeta[peer]?.optional);
    return required.filter(([, range]) => !/^\d/.test(range)).map(([peer]) => peer);
  });
  expect(manifests.map((manifest) => manifest.name)).toEqual(expect.arrayContaining(peers));
});

test("the packages of Kubb depend on each other in exactly their own version", () => {
  const manifests = packagesOf("kubb").filter(({ name }) => name.startsWith("@kubb/"));
  const dependencies = manifests.flatMap((manifest) => Object.entries(manifest.dependencies ?? {}));
  const own = dependencies.filter(([name]) => manifests.some((manifest) => manifest.name === name));
  expect(own.length).toBeGreaterThan(0);
  expect(new Set(own.map(([, version]) => version))).toEqual(new Set(manifests.map(({ version }) => version)));
});

test("Zodios needs zod 3", () => {
  const zodios = packagesOf("openapi-zod-client").find(({ name }) => name === "@zodios/core");
  expect(zodios?.peerDependencies?.["zod"]).toBe("^3.x");
});

/** The package.json of each package in a recipe. */
function packagesOf(generatorName: string): Manifest[] {
  const { packages } = guideRecipe(generatorName);
  const generator = generators.find(({ name }) => name === generatorName);
  if (!generator) throw new Error(`Unknown generator: ${generatorName}.`);
  return packages.map(([name, version]) => manifestOf(generator, name, version));
}

function validators() {
  return generators.flatMap((generator) => {
    return Object.keys(generator.validators?.parsers ?? {}).map((library) => ({ generator, library }));
  });
}

/** A row of the table in the guide. */
function resultsOf(generator: Generator): string[] {
  const { call, parsed } = outcomes.get(generator) ?? { call: undefined, parsed: {} };
  const accepting = Object.entries(parsed).map(
    ([library, body]) => `${library}: ${yesOrNo(isDeepStrictEqual(body, listBody))}`,
  );
  return [
    `[${generator.name}](#${anchorOf(generator)})`,
    pinnedVersion(generator.packageName) ?? "",
    requiredNode(generator.packageName),
    yesOrNo(errorsIn(generator, (file) => !file.endsWith("/new-value.ts")).length === 0),
    yesOrNo(errorsIn(generator, (file) => file.endsWith("/new-value.ts")).length === 0),
    accepting.length === 0 ? "generates none" : accepting.join(", "),
    yesOrNo(isDeepStrictEqual(call, newValuesCall)),
  ];
}

function errorsIn(generator: Generator, includes: (file: string) => boolean): string[] {
  const files = [...compileErrors.keys()].filter((file) => file.startsWith(`${folderName(generator.name)}/`));
  return files.filter(includes).flatMap((file) => compileErrors.get(file)?.map((error) => `${file}: ${error}`) ?? []);
}

function anchorOf({ name }: Generator): string {
  return name.replaceAll(/[^\w-]/g, "");
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}
