import { callStatusValues, callBodyValidator, callListBodyValidator } from "@smartalex/contract";
import { serverUrls } from "@smartalex/contract/constants";

/** Sends requests without a client, and validates the responses. */
export async function runJobs(jobs: readonly { baseUrl: string }[]): Promise<unknown[]> {
  const [{ baseUrl } = { baseUrl: "" }] = jobs;
  if (new URL(baseUrl).pathname !== new URL(serverUrls[0]).pathname)
    throw new Error("the base URL of the mock has an unexpected path");
  const ask = async (path: string): Promise<unknown> => {
    return (await fetch(baseUrl + path, { headers: { authorization: "Bearer any" } })).json();
  };
  const list = await ask("/calls?per_page=100");
  const detail = await ask("/calls/call_abc123");
  if (!callListBodyValidator.strict.is(list)) throw new Error("the list is not as documented");
  if (!callBodyValidator.strict.is(detail)) throw new Error("the call is not as documented");
  // @ts-expect-error The declarations are used, and a status is not `any`.
  const noStatus: (typeof callStatusValues)[number] = 7;
  if (callStatusValues.includes(noStatus)) throw new Error("a number is not a valid status");
  return [{ ids: list.data.map(({ id }) => id), texts: detail.data.transcript.map(({ text }) => text) }];
}
