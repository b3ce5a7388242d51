import { hono } from "./hono.ts";
import { jsonServer } from "./json-server.ts";
import { mockoon } from "./mockoon.ts";
import { prism } from "./prism.ts";
import { smartalexMock } from "./smartalex-mock.ts";

/** The servers by package name. */
export const mockServers = {
  "@smartalex/mock": smartalexMock,
  "@stoplight/prism-cli": prism,
  "@mockoon/cli": mockoon,
  "json-server": jsonServer,
  hono,
};

/** The name of a server. */
export type MockServerName = keyof typeof mockServers;
/** Our own mock, to which the targets apply. */
export const OUR_MOCK = "@smartalex/mock" satisfies MockServerName;
/** The baseline of comparisons; see `baselineCommand`. */
export const BASELINE = "bare `node:http`";
/** The names of all servers, ours first. */
export const mockServerNames = Object.keys(mockServers) as MockServerName[]; // the object has only these keys
/** The names of the alternatives to our mock. */
export const peerNames = mockServerNames.filter((name) => name !== OUR_MOCK);
/** The peer that is not a ready-made mock but an app that a user would write. */
export const OWN_APP = "hono" satisfies MockServerName;
