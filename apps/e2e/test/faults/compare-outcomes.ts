import { isDeepStrictEqual } from "node:util";
import type { CallBody, CallListBody } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";
import type { ErrorFacts, Outcome, Operation } from "./client.ts";
import type { FaultCase } from "./cases.ts";
import { NOW } from "./servers.ts";

/** The results of all cases in a runtime. */
export interface FaultSummary {
  cases: number;
  /** Number of cases with wrong data, or with data instead of an error. */
  silentSuccesses: number;
  /** Number of errors that are not errors of the SDK. */
  untypedErrors: number;
  /** Number of errors that contain the key. */
  keysShown: number;
  /** The cases with an unexpected result. */
  failures: { name: string; expected: unknown; actual: unknown; message: string }[];
}

/** Compares outcomes with the expected results. With `hidesRedirects`, redirects have status 0. */
export async function compareOutcomes(
  cases: readonly FaultCase[],
  outcomes: readonly Outcome[],
  { hidesRedirects = false }: { hidesRedirects?: boolean | undefined },
): Promise<FaultSummary> {
  const correct = await expectedData();
  const compared = cases.map(({ expected, name, operation }, index) => {
    const outcome = outcomes[index];
    const actual = outcome?.error ?? { data: outcome?.data };
    const allowed =
      expected === "data"
        ? [{ data: correct[operation] }]
        : [expected].flat().map((error) => (hidesRedirects ? hideStatus(error) : error));
    return { name, allowed, actual, outcome, isRight: allowed.some((one) => isDeepStrictEqual(actual, one)) };
  });
  return {
    cases: compared.length,
    silentSuccesses: compared.filter(({ isRight, outcome }) => !isRight && !outcome?.error).length,
    untypedErrors: compared.filter(({ outcome }) => outcome?.error && !outcome.isTyped).length,
    keysShown: compared.filter(({ outcome }) => outcome?.showsKey).length,
    failures: compared
      .filter(({ isRight }) => !isRight)
      .map(({ actual, allowed, name, outcome }) => {
        return { name, expected: allowed, actual, message: outcome?.message ?? "" };
      }),
  };
}

function hideStatus(error: ErrorFacts): ErrorFacts {
  return [301, 302, 303, 307, 308].includes(error.status ?? 0) ? { ...error, status: 0 } : error;
}

/** Returns the correct data, read from the mock without the SDK. */
async function expectedData(): Promise<Record<Operation, unknown>> {
  const { fetch } = createMock({ now: NOW });
  const request = async (path: string): Promise<unknown> => {
    return (await fetch(new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key" } }))).json();
  };
  const page = (await request("/calls?page=2")) as CallListBody; // the responses of the mock
  const pages = (await Promise.all(
    [1, 2].map((number) => request(`/calls?per_page=100&page=${number}`)),
  )) as CallListBody[];
  return {
    get: ((await request("/calls/call_abc123")) as CallBody).data,
    page: { ids: page.data.map(({ id }) => id), meta: page.meta },
    all: pages.flatMap(({ data }) => data.map(({ id }) => id)),
    details: ["call_abc123", null],
  };
}
