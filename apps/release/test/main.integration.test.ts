import { afterEach, expect, test } from "vitest";
import { Repository } from "./repository.ts";

const DOCUMENT = "openapi/smartalex.yaml";
const REFERENCE = "docs/cli-reference.md";
const MOOD = "enum: [positive, neutral, negative]";
let repository: Repository;

async function createReleased(version: string): Promise<Repository> {
  repository = new Repository(version);
  await repository.run("keep");
  return repository;
}

afterEach(() => {
  repository.remove();
});

test("a breaking change with a patch changeset fails the check, which lists every location", async () => {
  await createReleased("1.2.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral, mixed]");
  repository.edit(DOCUMENT, "        default: 20", "        default: 25");
  repository.edit(DOCUMENT, "Words of the turn.", "All words of the turn.");
  repository.addChangeset("@smartalex/contract", "patch");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(true);
  expect(output).toContain("docs/cli-reference.md: unchanged since @smartalex/cli 1.2.0.\n");
  expect(output).toContain(`
openapi/smartalex.yaml, compared with @smartalex/contract 1.2.0:

  level       direction  difference                location
  breaking    request    default 20 → 25           GET /calls → query per_page
  breaking    response   value "negative" removed  GET /calls → 200 → data[].sentiment
                                                   GET /calls/{id} → 200 → data.sentiment
  addition    response   value "mixed" added       GET /calls → 200 → data[].sentiment
                                                   GET /calls/{id} → 200 → data.sentiment
  annotation  response   description changed       GET /calls/{id} → 200 → data.transcript[].text

@smartalex/contract requires at least a major bump, but .changeset/patch-of--smartalex-contract.md requests a patch bump. Run \`npm run changeset\` and choose major for @smartalex/contract.
`);
});

test("a breaking change with a major changeset passes", async () => {
  await createReleased("1.2.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral]");
  repository.addChangeset("@smartalex/contract", "patch");
  repository.addChangeset("@smartalex/contract", "major");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(false);
  expect(output).toContain(
    "requires at least a major bump, and .changeset/major-of--smartalex-contract.md requests a major bump.\n",
  );
});

test("a changeset of the SDK also bumps the contract, because both have the same version", async () => {
  await createReleased("1.2.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral, negative, mixed]");
  repository.addChangeset("@smartalex/mock", "major");
  expect((await repository.run("check")).output).toContain(
    "requires at least a minor bump, but no changeset includes it.",
  );
  repository.addChangeset("@smartalex/sdk", "minor");
  expect((await repository.run("check")).failed).toBe(false);
});

test("before 1.0.0, a breaking change needs only a minor bump", async () => {
  await createReleased("0.3.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral]");
  repository.addChangeset("@smartalex/contract", "patch");
  expect((await repository.run("check")).output).toContain("choose minor for @smartalex/contract");
  repository.addChangeset("@smartalex/contract", "minor");
  expect((await repository.run("check")).failed).toBe(false);
});

test("a change to the command reference needs a changeset", async () => {
  await createReleased("1.2.0");
  repository.edit(REFERENCE, "## Global flags", "## Flags");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(true);
  expect(output).toContain("annotation  both       changed     docs/cli-reference.md");
  expect(output).toContain("Run `npm run changeset` and choose patch for @smartalex/cli.");
  repository.addChangeset("@smartalex/cli", "patch");
  expect((await repository.run("check")).failed).toBe(false);
});

test("a change to the exported declarations of a package needs a changeset", async () => {
  await createReleased("1.2.0");
  repository.edit("packages/sdk/api/index.d.ts", "export", "declare");
  expect((await repository.run("check")).output).toContain("choose patch for @smartalex/sdk.");
  repository.addChangeset("@smartalex/sdk", "patch");
  expect((await repository.run("check")).failed).toBe(false);
});

test("before the first release, every change passes", async () => {
  repository = new Repository("0.0.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive]");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(false);
  expect(output).toContain(
    "openapi/smartalex.yaml: @smartalex/contract was never released. Nothing to compare with.\n",
  );
  expect(output).toContain("docs/cli-reference.md: @smartalex/cli was never released");
});

test("a version that was increased without storing the released files fails the check", async () => {
  await createReleased("1.2.0");
  repository.setVersion("1.3.0");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(true);
  expect(output).toContain(
    "@smartalex/contract has version 1.3.0, but released/ contains the files of 1.2.0. Restore the versions",
  );
  expect((await repository.run("keep")).output).toContain(
    "stored openapi/smartalex.yaml of @smartalex/contract 1.3.0 in released/\n",
  );
  expect((await repository.run("check")).failed).toBe(false);
});

test("keep stores no files if no package has a new version", async () => {
  await createReleased("1.2.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral]");
  expect((await repository.run("keep")).output).toBe("");
  expect((await repository.run("check")).failed).toBe(true);
});

test("the error about an invalid reference names the document", async () => {
  await createReleased("1.2.0");
  repository.edit(DOCUMENT, '$ref: "#/components/schemas/CallDirection"', '$ref: "#/components/schemas/Direction"');
  expect(await repository.run("check")).toEqual({
    failed: true,
    output:
      "openapi/smartalex.yaml: Reference not found: #/components/schemas/Direction. Add the target or change the reference.\n",
  });
});
