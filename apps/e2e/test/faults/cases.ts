import type { Manner, Question } from "./ask.ts";
import type { Expected } from "./expected.ts";
import { mocked } from "./mocked.ts";
import { echoes, raw } from "./raw.ts";
import type { ServerKind } from "./servers.ts";

/** What goes wrong, what is asked, and what must come out. */
export interface FaultCase {
  name: string;
  question: Question;
  server: ServerKind;
  manner: Manner;
  expected: Expected;
}

/** Every case. */
export const faultCases: readonly FaultCase[] = [
  ...mocked.map(([question, fault, expected, manner = {}]): FaultCase => {
    const how = Object.entries(manner).map(([name, value]) => `${name} ${value}`);
    return { name: [question, fault, ...how].join(", "), question, server: { faults: [fault] }, manner, expected };
  }),
  ...Object.entries({ ...raw, ...echoes }).map(([name, [server, expected, manner]]): FaultCase => {
    return { name: `get, ${name}`, question: "get", server, manner: { maxRetries: 1, ...manner }, expected };
  }),
];
