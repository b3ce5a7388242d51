import { expect, test } from "vitest";
import { readDocument } from "../codegen/document.ts";
import { httpApiPage } from "../codegen/http-api.ts";

const file = new URL("../../../openapi/smartalex.yaml", import.meta.url);
const document = await readDocument(file);
const page = httpApiPage(document);

test("the page has every assumption of the document", () => {
  const assumptions = [...JSON.stringify(document).matchAll(/"x-assumption":("(?:[^"\\]|\\.)*")/g)].map(
    ([, text = ""]) => JSON.parse(text) as string,
  );
  expect(assumptions.length).toBeGreaterThan(20);
  for (const text of assumptions) expect(page.replaceAll(/\s+/g, " ")).toContain(text.trim());
});

test("a parameter is there with its limits and its default", () => {
  expect(page).toContain(
    "- `per_page` (query): integer, int32, at least 1, at most 100, default 20. Number of calls per page.",
  );
  expect(page).toContain("- `id` (path, required): [CallId](#callid). ");
});

test("a field is there with its type, and whether it can be null", () => {
  expect(page).toContain("- `cost`: number or null, double. Cost of the call in the account's currency, or null.");
  expect(page).toMatch(/^- `contact_id`: string or null, at least 1 character\. /m);
  expect(page).toContain("All fields of [Call](#call), and:");
});
