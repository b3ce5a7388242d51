import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Call,
  callDetailValidator,
  callListBodyValidator,
  callValidator,
  listCallsQueryValidator,
  validatorFor,
} from "@smartalex/contract";
import { ajvPointers, components, document, schemaNames } from "./document.ts";

const [call] = document.components.examples.listCalls.value.data;
const { data: detail } = document.components.examples.getCall.value;

test("accepts a new enumeration value, and reports it in strict mode", () => {
  const newer = { ...call, call_status: "transferred" };
  expect(callValidator.issues(newer)).toEqual([]);
  expect(callValidator.strict.issues(newer)).toEqual([
    {
      message: "must be one of completed, voicemail, no_answer, busy, failed",
      path: ["call_status"],
      pointer: "/call_status",
    },
  ]);
});

test("accepts a new field, and reports it in strict mode", () => {
  const newer = { ...detail, recording_allowed: true };
  expect(callDetailValidator.issues(newer)).toEqual([]);
  expect(callDetailValidator.strict.issues(newer)).toMatchObject([
    { pointer: "/recording_allowed", message: "is not a documented field" },
  ]);
});

test("an issue has the path of the invalid value in nested arrays", () => {
  const broken = { ...detail, transcript: [...detail.transcript, { speaker: "agent", text: 5, timestamp: 9 }] };
  expect(callDetailValidator.issues(broken)).toMatchObject([
    {
      pointer: "/transcript/2/text",
      path: ["transcript", 2, "text"],
      message: "must be a string, but is of type number",
    },
  ]);
});

test("a JSON pointer escapes slashes and tildes as RFC 6901 requires", () => {
  expect(callValidator.strict.issues({ ...call, "a/b~c": 1 })).toMatchObject([{ pointer: "/a~1b~0c" }]);
});

test("an issue never contains the value, which may be private", () => {
  const secret = "my card number is 4111";
  for (const [field] of Object.entries(detail)) {
    const messages = callDetailValidator.strict.issues({ ...detail, [field]: { [secret]: secret } });
    expect(messages.length).toBeGreaterThan(0);
    for (const { message } of messages) expect(message).not.toContain(secret);
  }
});

test("distinguishes a missing field, an inherited field and null", () => {
  const { cost, ...withoutCost } = detail;
  expect(cost).toBe(0.45);
  expect(callDetailValidator.issues(withoutCost)).toMatchObject([{ pointer: "/cost", message: "is missing" }]);
  expect(callDetailValidator.issues(Object.assign(Object.create({ cost }), withoutCost))).toMatchObject([
    { pointer: "/cost" },
  ]);
  expect(callDetailValidator.issues({ ...detail, cost: null, duration_seconds: null })).toMatchObject([
    { pointer: "/duration_seconds", message: "must be an integer, but is null" },
  ]);
});

test("accepts any status in a query, and reports an undocumented one in strict mode", () => {
  expect(listCallsQueryValidator.strict.issues({ status: "completed", per_page: 100 })).toEqual([]);
  expect(listCallsQueryValidator.issues({ status: "done" })).toEqual([]);
  expect(listCallsQueryValidator.strict.issues({ status: "done" })).toMatchObject([
    { pointer: "/status", message: "must be one of completed, voicemail, no_answer, busy, failed" },
  ]);
  expect(listCallsQueryValidator.issues({ status: 1 })).toMatchObject([{ pointer: "/status" }]);
  expect(listCallsQueryValidator.issues({ per_page: 101, page: 0, since_hours: 1.5 })).toMatchObject([
    { pointer: "/since_hours", message: "must be an integer" },
    { pointer: "/page", message: "must be at least 1" },
    { pointer: "/per_page", message: "must be at most 100" },
  ]);
});

test("a validator is a Standard Schema, version 1", () => {
  const standard = callValidator["~standard"];
  expect(standard).toMatchObject({ version: 1, vendor: "smartalex" });
  expect(standard.validate(call)).toEqual({ value: call });
  expect(standard.validate({ ...call, id: "" })).toMatchObject({
    issues: [{ path: ["id"], message: "must have at least 1 character(s)" }],
  });
  expect(callValidator.strict["~standard"].validate({ ...call, direction: "fax" })).toHaveProperty("issues");
});

test("a validator narrows a type", () => {
  const value: unknown = { ...call };
  const direction = callValidator.is(value) ? (value satisfies Call).direction : undefined;
  expect(direction).toBe("inbound");
});

test("the strict mode of a strict validator is the validator itself", () => {
  expect(callValidator.strict.strict).toBe(callValidator.strict);
});

test("validatorFor returns the validator of a schema, and throws for an unknown name", () => {
  expect(validatorFor("Call")).toBe(callValidator);
  expect(() => validatorFor("toString" as "Call")).toThrow(new RangeError("Unknown schema: toString"));
});

test.each(["2026-01-15T14:30:00+01:00", "2026-01-15T14:30:00z"])(
  "rejects the timestamp %j because it does not end in Z, although Ajv accepts it",
  (start_timestamp) => {
    expect(callValidator.issues({ ...call, start_timestamp })).toMatchObject([
      { pointer: "/start_timestamp", message: "must be in UTC and end in Z" },
    ]);
    expect(ajvPointers("Call", { ...call, start_timestamp })).toEqual([]);
  },
);

test.each(["2026-02-30T00:00:00Z", "2026-01-15", "2026-01-15T24:00:00Z", "yesterday", ""])(
  "rejects the timestamp %j, like Ajv",
  (start_timestamp) => {
    expect(callValidator.issues({ ...call, start_timestamp })).toMatchObject([{ pointer: "/start_timestamp" }]);
    expect(ajvPointers("Call", { ...call, start_timestamp })).toContain("/start_timestamp");
  },
);

test.each(schemaNames)("%s agrees with Ajv on 300 damaged values", (name) => {
  const examples = components.schemas[name]?.examples ?? [];
  const validator = validatorFor(name);
  let invalid = 0;
  fc.assert(
    fc.property(fc.constantFrom(...examples), fc.array(damage, { minLength: 1, maxLength: 3 }), (example, damages) => {
      const value = damages.reduce((current, { pick, replacement }) => damaged(current, pick, replacement), example);
      const ajv = ajvPointers(name, value);
      const own = validator.issues(value);
      if (ajv.length > 0) invalid++;
      expect(own.length > 0, JSON.stringify({ value, ajv, own })).toBe(ajv.length > 0);
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(invalid).toBeGreaterThan(30);
});

test("a page of 100 calls with one invalid field has one issue", () => {
  const data = Array.from({ length: 100 }, (_, index) => ({ ...call, cost: index === 42 ? "free" : 1 }));
  const body = { data, meta: { total: 100, page: 1, per_page: 100 } };
  expect(callListBodyValidator.issues(body)).toMatchObject([{ pointer: "/data/42/cost" }]);
});

const damage = fc.record({
  pick: fc.nat(),
  replacement: fc.oneof(
    fc.constantFrom(
      undefined,
      null,
      "",
      "x",
      0,
      -1,
      1.5,
      600,
      true,
      [],
      {},
      "2026-02-29T12:00:00Z",
      "2026-01-15T14:30:00",
    ),
    fc.string(),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
    fc.integer(),
  ),
});

/** Replaces one value at the depth that `pick` selects; `undefined` removes a field. */
function damaged(value: unknown, pick: number, replacement: unknown): unknown {
  if (typeof value !== "object" || value === null) return replacement;
  const entries = Object.entries(value) as [string, unknown][]; // the type of Object.entries has any
  const chosen = pick % (entries.length + 1);
  const changed =
    chosen === entries.length
      ? [...entries, ["extra", replacement] as const]
      : entries.map(([key, inner], index) => {
          return [key, index === chosen ? damaged(inner, Math.floor(pick / (entries.length + 1)), replacement) : inner];
        });
  if (Array.isArray(value)) return changed.map(([, inner]) => inner ?? null);
  return Object.fromEntries(changed.filter(([, inner]) => inner !== undefined));
}
