import type { Behaviour } from "../respond.ts";

/** Gives every success an `etag`, and answers 304 without a body to those who have it already. */
export const tagAnswers: Behaviour = (next) => async (request) => {
  const response = await next(request);
  if (response.status !== 200) return response;
  const bytes = await response.arrayBuffer();
  const hash = await hashOf(bytes);
  const wanted = request.headers.get("if-none-match")?.trim() ?? "";
  const isKnown = wanted === "*" || [...wanted.matchAll(/"([^"]*)"/g)].some(([, known]) => known === hash);
  const answer = isKnown
    ? new Response(null, { status: 304, headers: response.headers })
    : new Response(bytes, response);
  if (isKnown) answer.headers.delete("content-type");
  answer.headers.set("etag", `W/"${hash}"`); // weak, because the compressed body has the same
  return answer;
};

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
