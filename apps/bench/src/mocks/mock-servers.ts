import { jsonServer } from "./json-server.ts";
import { mockoon } from "./mockoon.ts";
import { prism } from "./prism.ts";
import { smartalexMock } from "./smartalex-mock.ts";

/** The servers, by the names of their packages. */
export const mockServers = {
  "@smartalex/mock": smartalexMock,
  "@stoplight/prism-cli": prism,
  "@mockoon/cli": mockoon,
  "json-server": jsonServer,
};

/** The name of a server. */
export type MockServerName = keyof typeof mockServers;
/** Who is measured for its own sake. */
export const OUR_MOCK = "@smartalex/mock" satisfies MockServerName;
/** Whom all are compared with, see `bareCommand`. */
export const BASELINE = "bare `node:http`";
/** The names of all, ours first. */
export const mockServerNames = Object.keys(mockServers) as MockServerName[]; // the keys of the table above, and no others
/** Those that a user would pick instead. */
export const peerNames = mockServerNames.filter((name) => name !== OUR_MOCK);
