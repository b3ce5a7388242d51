import { afterEach, expect, test } from "vitest";
import { Repository } from "./repository.ts";

const DOCUMENT = "openapi/smartalex.yaml";
const REFERENCE = "docs/cli-reference.md";
const MOOD = "enum: [positive, neutral, negative]";
let repository: Repository;

async function released(version: string): Promise<Repository> {
  repository = new Repository(version);
  await repository.run("keep");
  return repository;
}

afterEach(() => {
  repository.remove();
});

test("a breaking change that a changeset calls a patch is blocked, and told place by place", async () => {
  await released("1.2.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral, mixed]");
  repository.edit(DOCUMENT, "        default: 20", "        default: 25");
  repository.edit(DOCUMENT, "Words of the turn.", "All words of the turn.");
  repository.ask("@smartalex/contract", "patch");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(true);
  expect(output).toContain("docs/cli-reference.md: as in @smartalex/cli 1.2.0.\n");
  expect(output).toContain(`
openapi/smartalex.yaml, compared with @smartalex/contract 1.2.0:

  level     for      difference                place
  breaking  writers  default 20 → 25           GET /calls → query per_page
  breaking  readers  value "negative" removed  GET /calls → 200 → data[].sentiment
                                               GET /calls/{id} → 200 → data.sentiment
  addition  readers  value "mixed" added       GET /calls → 200 → data[].sentiment
                                               GET /calls/{id} → 200 → data.sentiment
  wording   readers  description changed       GET /calls/{id} → 200 → data.transcript[].text

@smartalex/contract needs a major or more, but .changeset/patch-of--smartalex-contract.md asks for a patch. Run \`pnpm changeset\` and choose major for @smartalex/contract.
`);
});

test("a breaking change that a changeset calls major passes", async () => {
  await released("1.2.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral]");
  repository.ask("@smartalex/contract", "patch");
  repository.ask("@smartalex/contract", "major");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(false);
  expect(output).toContain("needs a major or more, and .changeset/major-of--smartalex-contract.md asks for a major.\n");
});

test("a changeset of the SDK asks for the contract, too: both have one version", async () => {
  await released("1.2.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral, negative, mixed]");
  repository.ask("@smartalex/mock", "major");
  expect((await repository.run("check")).output).toContain("needs a minor or more, but no changeset names it.");
  repository.ask("@smartalex/sdk", "minor");
  expect((await repository.run("check")).failed).toBe(false);
});

test("before 1.0.0 a minor may break", async () => {
  await released("0.3.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral]");
  repository.ask("@smartalex/contract", "patch");
  expect((await repository.run("check")).output).toContain("choose minor for @smartalex/contract");
  repository.ask("@smartalex/contract", "minor");
  expect((await repository.run("check")).failed).toBe(false);
});

test("the reference of the commands does not change without a changeset", async () => {
  await released("1.2.0");
  repository.edit(REFERENCE, "# Reference", "# All");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(true);
  expect(output).toContain("wording  everyone  changed     docs/cli-reference.md");
  expect(output).toContain("Run `pnpm changeset` and choose patch for @smartalex/cli.");
  repository.ask("@smartalex/cli", "patch");
  expect((await repository.run("check")).failed).toBe(false);
});

test("declarations of what a package exports do not change without a changeset", async () => {
  await released("1.2.0");
  repository.edit("packages/sdk/api/index.d.ts", "export", "declare");
  expect((await repository.run("check")).output).toContain("choose patch for @smartalex/sdk.");
  repository.ask("@smartalex/sdk", "patch");
  expect((await repository.run("check")).failed).toBe(false);
});

test("before the first release there is nothing to compare with", async () => {
  repository = new Repository("0.0.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive]");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(false);
  expect(output).toContain(
    "openapi/smartalex.yaml: @smartalex/contract was never released, so there is nothing to compare with.\n",
  );
  expect(output).toContain("docs/cli-reference.md: @smartalex/cli was never released");
});

test("a version that was counted up without keeping what it releases is noticed", async () => {
  await released("1.2.0");
  repository.setVersion("1.3.0");
  const { failed, output } = await repository.run("check");
  expect(failed).toBe(true);
  expect(output).toContain(
    "@smartalex/contract is at 1.3.0, but released/ holds what 1.2.0 was. Set the versions back",
  );
  expect((await repository.run("keep")).output).toContain(
    "kept openapi/smartalex.yaml of @smartalex/contract 1.3.0 in released/\n",
  );
  expect((await repository.run("check")).failed).toBe(false);
});

test("a package that is not released keeps what it was, whatever has changed", async () => {
  await released("1.2.0");
  repository.edit(DOCUMENT, MOOD, "enum: [positive, neutral]");
  expect((await repository.run("keep")).output).toBe("");
  expect((await repository.run("check")).failed).toBe(true);
});

test("a document that contradicts itself is told by its name", async () => {
  await released("1.2.0");
  repository.edit(DOCUMENT, '$ref: "#/components/schemas/CallDirection"', '$ref: "#/components/schemas/Direction"');
  expect(await repository.run("check")).toEqual({
    failed: true,
    output:
      "openapi/smartalex.yaml: #/components/schemas/Direction leads nowhere. Add what it names, or point to something else.\n",
  });
});
