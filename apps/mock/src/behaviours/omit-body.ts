import type { Behaviour } from "../respond.ts";

/** Answers HEAD as GET is answered, without the body. */
export const omitBody: Behaviour = (next) => async (request) => {
  const response = await next(request);
  if (request.method !== "HEAD") return response;
  await response.body?.cancel();
  return new Response(null, response);
};
