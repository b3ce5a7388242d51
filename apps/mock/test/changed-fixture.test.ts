import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock, type Mock } from "@smartalex/mock";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openFixture } from "../src/commands/open-fixture.ts";
import { checked } from "./checked.ts";

const call = document.components.examples.getCall.value.data;
const folder = mkdtempSync(join(tmpdir(), "smartalex-changed-"));
const ids = ["call_1", "call_2", "call_3"];
const lines = ids.map((id) => JSON.stringify({ ...call, id }));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function serve(name: string) {
  const path = join(folder, name);
  writeFileSync(path, lines.join("\n"));
  return { path, mock: createMock({ data: [openFixture(path)] }) };
}

async function ask(mock: Mock, path: string) {
  const url = `http://mock/v1${path}`;
  const response = await checked(mock.fetch)(new Request(url, { headers: { authorization: "Bearer any" } }));
  return { status: response.status, text: await response.text() };
}

const changed = (path: string) => {
  const message = `${path} has changed since the mock read it. Restart the mock`;
  return { status: 500, text: JSON.stringify({ error: { code: "server_error", message, status: 500 } }) };
};

test("a deleted file is still served", async () => {
  const { path, mock } = serve("deleted.ndjson");
  rmSync(path);
  expect((await ask(mock, "/calls")).status).toBe(200);
  expect(await ask(mock, "/calls/call_2")).toEqual({ status: 200, text: `{"data":${lines[1] ?? ""}}` });
});

test("missing data is the documented 500 with the file name, and the other calls are served", async () => {
  const { path, mock } = serve("truncated.ndjson");
  truncateSync(path, (lines[0]?.length ?? 0) + 20);
  expect(await ask(mock, "/calls/call_3")).toEqual(changed(path));
  expect(await ask(mock, "/calls")).toEqual(changed(path)); // fails after a row
  expect(await ask(mock, "/calls/call_1")).toEqual({ status: 200, text: `{"data":${lines[0] ?? ""}}` });
  expect(JSON.parse((await ask(mock, "/calls?per_page=1")).text)).toMatchObject({ data: [{ id: "call_1" }] });
});

test("a line that was overwritten by a call of the same length is not served", async () => {
  const { path, mock } = serve("overwritten.ndjson");
  writeFileSync(path, lines.map((text) => text.replace('"cost":0.45', '"cost":0.54')).join("\n"));
  for (const id of ids) expect(await ask(mock, `/calls/${id}`)).toEqual(changed(path));
  expect(await ask(mock, "/calls/call_4")).toMatchObject({ status: 404 });
});
