import type { RequestSettings, Operation } from "./client.ts";
import type { Expected } from "./expected.ts";
import { mockFaults } from "./mock-faults.ts";
import { echoedKeys, malformedResponses } from "./malformed-responses.ts";
import type { ServerKind } from "./servers.ts";

/** A fault, the operation, and the expected result. */
export interface FaultCase {
  name: string;
  operation: Operation;
  server: ServerKind;
  settings: RequestSettings;
  expected: Expected;
}

/** All fault cases. */
export const faultCases: readonly FaultCase[] = [
  ...mockFaults.map(([operation, fault, expected, settings = {}]): FaultCase => {
    const settingNames = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
    return {
      name: [operation, fault, ...settingNames].join(", "),
      operation,
      server: { faults: [fault] },
      settings,
      expected,
    };
  }),
  ...Object.entries({ ...malformedResponses, ...echoedKeys }).map(([name, [server, expected, settings]]): FaultCase => {
    return { name: `get, ${name}`, operation: "get", server, settings: { maxRetries: 1, ...settings }, expected };
  }),
];
