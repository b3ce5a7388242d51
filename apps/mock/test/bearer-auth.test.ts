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
  "the Authorization header %j has no key, and returns 401",
  async (authorization) => {
    expect((await answer(authorization, {})).slice(0, 2)).toEqual([401, "unauthorized"]);
    expect((await answer(authorization)).slice(0, 2)).toEqual([401, "unauthorized"]);
  },
);

test("any key is accepted", async () => {
  expect(await answer("Bearer whatever", { calls: [] })).toEqual([200]);
  expect(await answer("bearer  whatever", { calls: [] })).toEqual([200]);
});

test.each(["good", "other"])("the given key %s is accepted", async (key) => {
  expect(await answer(`Bearer ${key}`)).toEqual([200]);
});

test.each(["bad", "goo", "good2", "GOOD"])("the unknown key %s returns 401", async (key) => {
  expect(await answer(`Bearer ${key}`)).toEqual([401, "unauthorized", "Unknown API key."]);
});

test("a forbidden key returns 403", async () => {
  const expected = [403, "forbidden", "This API key has no access."];
  expect(await answer("Bearer reader_of_contacts")).toEqual(expected);
  expect(await answer("Bearer only", { forbiddenKeys: ["only"] })).toEqual(expected);
});

test.each(["old", "both"])("the 401 for the revoked key %s says that it was revoked", async (key) => {
  expect(await answer(`Bearer ${key}`)).toEqual([401, "unauthorized", "This API key was revoked. Create a new one."]);
});

test.each([{ apiKeys: [""] }, { forbiddenKeys: ["two words"] }, { revokedKeys: ["sëcret"] }])(
  "a key that cannot be sent in a header is an invalid option, and is not shown: %j",
  (given) => {
    expect(() => createMock(given)).toThrow(
      "invalid API key: a key consists of visible ASCII characters, without spaces",
    );
  },
);
