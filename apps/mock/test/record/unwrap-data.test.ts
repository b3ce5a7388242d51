import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrapData } from "../../src/record/unwrap-data.ts";

test("data is extracted from a body unchanged", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.constantFrom(0, 2), (data, meta, indent) => {
      const body = JSON.stringify(
        { meta: { data: meta }, "dat\\a": meta, data, rest: [{ data: 1 }] },
        undefined,
        indent,
      );
      const text = unwrapData(body) ?? "";
      expect(text).not.toContain("\n");
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
      if (indent === 0) expect(text).toBe(JSON.stringify(data));
    }),
  );
  expect(unwrapData('{"error":{}}')).toBeUndefined();
});
