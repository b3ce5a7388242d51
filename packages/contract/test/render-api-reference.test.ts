import { expect, test } from "vitest";
import { readDocument } from "../scripts/document/document.ts";
import { renderApiReference } from "../scripts/render-api-reference.ts";

const file = new URL("../../../openapi/smartalex.yaml", import.meta.url);
const document = await readDocument(file);
const page = renderApiReference(document);

test("the reference contains every assumption of the document", () => {
  const assumptions = [...JSON.stringify(document).matchAll(/"x-assumption":("(?:[^"\\]|\\.)*")/g)].map(
    ([, text = ""]) => JSON.parse(text) as string,
  );
  expect(assumptions.length).toBeGreaterThan(20);
  for (const text of assumptions) expect(page.replaceAll(/\s+/g, " ")).toContain(text.trim());
});

test("the reference lists a parameter with its limits and default", () => {
  expect(page).toContain(
    "- `per_page` (query): integer, int32, at least 1, at most 100, default 20. Number of records per page.",
  );
  expect(page).toContain("- `id` (path, required): [CallId](#callid). ");
});

test("the reference lists a field with its type and whether it can be null", () => {
  expect(page).toContain("- `cost`: number or null, double. Cost of the call in the account's currency, or null.");
  expect(page).toMatch(/^- `contact_id`: string or null, at least 1 character\. /m);
  expect(page).toContain("All fields of [Call](#call), and:");
});
