import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "./copy.ts";
import { binary } from "./runtimes.ts";

/** A test of the mock, for a document in which `GET /calls/{id}` has a query parameter of its own. */
const program = `
  import { createMock } from "@smartalex/mock";
  import { expect, test } from "vitest";
  test("a parameter of another operation", async () => {
    const { fetch } = createMock({ strict: true });
    const headers = { authorization: "Bearer any_key" };
    const response = await fetch("http://mock/v1/calls?example_language=en", { headers });
    expect(await response.json()).toMatchObject({ error: { status: 400, message: expect.stringContaining("example_language") } });
  });`;
const parameter = `    example_language:
      name: example_language
      in: query
      description: Language of the transcript.
      schema:
        type: string
`;
let copy: Copy;

beforeAll(() => {
  copy = new Copy();
});
afterAll(() => {
  copy.remove();
});

test("strict mode rejects a parameter of GET /calls/{id} in a request for GET /calls", async () => {
  copy.edit("openapi/smartalex.yaml", (text) =>
    text
      .replace('components/parameters/id"', '$&\n        - $ref: "#/components/parameters/example_language"')
      .replace("\n  parameters:\n", `$&${parameter}`),
  );
  expect(await copy.generate()).toMatchObject({ failed: false });
  expect(copy.read("packages/contract/src/generated/types.ts")).toContain("example_language?: ");
  writeFileSync(join(copy.folder, "apps/mock/test/other-operation.test.ts"), program);
  const vitest = [binary("vitest", "vitest.mjs"), "run", "apps/mock/test/other-operation.test.ts"];
  expect(await copy.node(...vitest)).toMatchObject({ failed: false });
});
