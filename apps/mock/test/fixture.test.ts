import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock, FixtureError, type FixtureFile } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { checked } from "./checked.ts";
import { hasSharedData, sharedDataMissing, sharedFile } from "./shared-data.ts";

const call = document.components.examples.getCall.value.data;
const client = (data: FixtureFile[]) => {
  return new SmartAlex({ apiKey: "any", fetch: checked(createMock({ data, requestsPerMinute: 1e6 }).fetch) });
};
const line = (changes: object) => JSON.stringify({ ...call, ...changes });
const problem = (text: string, name = "calls.ndjson") => {
  try {
    createMock({ data: [{ name, text }] });
  } catch (error) {
    if (error instanceof FixtureError) return error;
  }
  throw new Error("expected a FixtureError");
};

test("an invalid line is an error with file, line and pointer", () => {
  const turn = { speaker: "agent", text: 5, timestamp: 0 };
  const error = problem(`${line({})}\n\n${line({ id: "call_2", transcript: [turn] })}\n`);
  expect(error).toMatchObject({ file: "calls.ndjson", line: 3, pointer: "/transcript/0/text" });
  expect(error.message).toBe("calls.ndjson:3: /transcript/0/text must be a string, but is of type number");
});

test.each([
  ["{", "calls.ndjson:1: the line is not JSON"],
  ["[]", "calls.ndjson:1: the line must be an object, but is an array"],
  [line({ id: "" }), "calls.ndjson:1: /id must have at least 1 character(s)"],
  [line({ duration_seconds: 1.5 }), "calls.ndjson:1: /duration_seconds must be an integer"],
  [`${line({})}\n${line({})}`, "calls.ndjson:2: /id already exists at calls.ndjson:1"],
])("%j is invalid", (text, message) => {
  expect(problem(text).message).toBe(message);
});

test("an ID that a URL cannot contain is served in lists", async () => {
  const page = await client([{ name: "a", text: line({}).replace("call_abc123", "call_\\ud800") }]).calls.list();
  expect(page.data.map(({ id }) => id)).toEqual(["call_\ud800"]);
});

test("a row of a list is not a complete call: it has no transcript", () => {
  const { campaign_id, summary, transcript, ...row } = call;
  expect([campaign_id, typeof summary, transcript.length]).toEqual([null, "string", 2]);
  expect(problem(JSON.stringify(row)).message).toBe("calls.ndjson:1: /campaign_id is missing");
});

test("an ID in two files is an error", () => {
  const files = ["a", "b"].map((name) => ({ name, text: line({}) }));
  expect(() => createMock({ data: files })).toThrow("b:1: /id already exists at a:1");
});

test("a byte order mark, Windows line endings and empty lines are allowed", async () => {
  const text = `\uFEFF${line({})}\r\n\r\n${line({ id: "call_2" })}\r\n`;
  const page = await client([{ name: "a", text }]).calls.list();
  expect(page.data.map(({ id }) => id)).toEqual(["call_abc123", "call_2"]);
});

test("unknown fields and values are kept", async () => {
  const text = line({ call_status: "transferred", language: "pl" });
  const { fetch } = createMock({ data: [{ name: "a", text }] }); // not validated: the document does not have these values
  const smartalex = new SmartAlex({ apiKey: "any", fetch });
  expect(await smartalex.calls.get(call.id)).toEqual({ ...call, call_status: "transferred", language: "pl" });
});

test("a call from a file is served unchanged", async () => {
  const text = line({}).replace('"cost":0.45', '"cost": 0.450');
  const { fetch } = createMock({ data: [{ name: "a", text }] });
  const { response } = await new SmartAlex({ apiKey: "any", fetch }).calls.get(call.id).withResponse();
  expect(await response.text()).toBe(`{"data":${text}}`);
});

test.skipIf(!hasSharedData).each(["harper-valley-sample", "primock57-calls", "evi-calls"])(
  `the real conversations of %s come back byte for byte${hasSharedData ? "" : ` (${sharedDataMissing})`}`,
  async (name) => {
    const file = sharedFile(`${name}.ndjson`);
    const lines = file.text.trim().split("\n");
    const smartalex = client([file]);
    const listed = new Set<string>();
    for await (const { id } of smartalex.calls.list()) listed.add(id);
    expect(listed.size).toBe(lines.length);
    for (const text of lines) {
      const { id } = JSON.parse(text) as { id: string };
      const { response } = await smartalex.calls.get(id).withResponse();
      // The failure contains only the ID, so that no texts get into logs.
      expect((await response.text()) === `{"data":${text}}`, id).toBe(true);
    }
  },
);
