import type { ErrorBody } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";
import { checked } from "./checked.ts";

const options = {
  calls: [],
  apiKeys: ["good", "other"],
  forbiddenKeys: ["reader_of_contacts", "both"],
  revokedKeys: ["old", "both"],
};

/** The status, and for an error its code and message. */
async function answer(authorization: string | undefined, given: Parameters<typeof createMock>[0] = options) {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const response = await checked(createMock(given).fetch)(new Request("http://mock/v1/calls", { headers }));
  if (response.ok) return [response.status];
  const { error } = (await response.json()) as ErrorBody;
  return [response.status, error.code, error.message];
}

test.each([undefined, "", "Bearer", "Bearer ", "Basic abc", "key", "Bearer two words"])(
  "authorization %j carries no key, and is 401",
  async (authorization) => {
    expect((await answer(authorization, {})).slice(0, 2)).toEqual([401, "unauthorized"]);
    expect((await answer(authorization)).slice(0, 2)).toEqual([401, "unauthorized"]);
  },
);

test("any key will do", async () => {
  expect(await answer("Bearer whatever", { calls: [] })).toEqual([200]);
  expect(await answer("bearer  whatever", { calls: [] })).toEqual([200]);
});

test.each(["good", "other"])("of the keys that are given, %s will do", async (key) => {
  expect(await answer(`Bearer ${key}`)).toEqual([200]);
});

test.each(["bad", "goo", "good2", "GOOD"])("%s is none of the keys, and 401", async (key) => {
  expect(await answer(`Bearer ${key}`)).toEqual([401, "unauthorized", "Unknown API key."]);
});

test("a key that may do nothing is 403", async () => {
  const expected = [403, "forbidden", "This API key has no access."];
  expect(await answer("Bearer reader_of_contacts")).toEqual(expected);
  expect(await answer("Bearer only", { forbiddenKeys: ["only"] })).toEqual(expected);
});

test.each(["old", "both"])("the key %s is revoked, and its 401 says so", async (key) => {
  expect(await answer(`Bearer ${key}`)).toEqual([401, "unauthorized", "This API key was revoked. Create a new one."]);
});

test.each([{ apiKeys: [""] }, { forbiddenKeys: ["two words"] }, { revokedKeys: ["sëcret"] }])(
  "a key that no request can carry is refused as an option, without being shown: %j",
  (given) => {
    expect(() => createMock(given)).toThrow(
      "invalid API key: a key consists of visible ASCII characters, without spaces",
    );
  },
);
