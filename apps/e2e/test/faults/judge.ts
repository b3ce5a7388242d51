import { isDeepStrictEqual } from "node:util";
import type { CallBody, CallListBody } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";
import type { SmartAlexErrorOptions, Outcome, Question } from "./ask.ts";
import type { FaultCase } from "./cases.ts";
import { NOW } from "./servers.ts";

/** What a runtime made of all cases. */
export interface Verdict {
  cases: number;
  /** How often data came that is not right, or came where an error had to come. */
  silentSuccesses: number;
  /** How often something was thrown that is no error of the SDK. */
  untypedErrors: number;
  /** How often an error showed the key. */
  keysShown: number;
  /** Whatever is not as expected, to read. */
  surprises: { name: string; expected: unknown; got: unknown; message: string }[];
}

/** Compares outcomes with what must come out. `hidesRedirects`: they have no status. */
export async function judge(
  cases: readonly FaultCase[],
  outcomes: readonly Outcome[],
  { hidesRedirects = false }: { hidesRedirects?: boolean | undefined },
): Promise<Verdict> {
  const right = await rightData();
  const judged = cases.map(({ expected, name, question }, index) => {
    const outcome = outcomes[index];
    const got = outcome?.error ?? { data: outcome?.data };
    const wanted =
      expected === "data"
        ? [{ data: right[question] }]
        : [expected].flat().map((error) => (hidesRedirects ? hidden(error) : error));
    return { name, wanted, got, outcome, isRight: wanted.some((one) => isDeepStrictEqual(got, one)) };
  });
  return {
    cases: judged.length,
    silentSuccesses: judged.filter(({ isRight, outcome }) => !isRight && !outcome?.error).length,
    untypedErrors: judged.filter(({ outcome }) => outcome?.error && !outcome.isTyped).length,
    keysShown: judged.filter(({ outcome }) => outcome?.showsKey).length,
    surprises: judged
      .filter(({ isRight }) => !isRight)
      .map(({ got, name, outcome, wanted }) => {
        return { name, expected: wanted, got, message: outcome?.message ?? "" };
      }),
  };
}

function hidden(error: SmartAlexErrorOptions): SmartAlexErrorOptions {
  return [301, 302, 303, 307, 308].includes(error.status ?? 0) ? { ...error, status: 0 } : error;
}

/** What an honest server gives, without the SDK's help. */
async function rightData(): Promise<Record<Question, unknown>> {
  const { fetch } = createMock({ now: NOW });
  const ask = async (path: string): Promise<unknown> => {
    return (await fetch(new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key" } }))).json();
  };
  const page = (await ask("/calls?page=2")) as CallListBody; // the mock's own answers
  const pages = (await Promise.all(
    [1, 2].map((number) => ask(`/calls?per_page=100&page=${number}`)),
  )) as CallListBody[];
  return {
    get: ((await ask("/calls/call_abc123")) as CallBody).data,
    page: { ids: page.data.map(({ id }) => id), meta: page.meta },
    all: pages.flatMap(({ data }) => data.map(({ id }) => id)),
    details: ["call_abc123", null],
  };
}
