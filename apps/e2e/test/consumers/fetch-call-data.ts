import type { CallData } from "./check.ts";

/** The part of a call that is compared. */
export interface CallWithTranscript {
  transcript: { text: string }[];
}

/** What a server says, asked without any of our packages. */
export async function fetchCallData(baseUrl: string): Promise<CallData> {
  const request = async (path: string): Promise<unknown> => {
    return (await fetch(baseUrl + path, { headers: { authorization: "Bearer any" } })).json();
  };
  const { data: calls } = (await request("/calls?per_page=100")) as { data: { id: string }[] };
  const { data: call } = (await request("/calls/call_abc123")) as { data: CallWithTranscript };
  return { ids: calls.map(({ id }) => id), texts: call.transcript.map(({ text }) => text) };
}
