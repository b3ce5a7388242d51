import type { Behaviour } from "../http/middleware.ts";
import { apiRouter } from "../http/api-router.ts";

/** Responds to OPTIONS with the methods that a path allows. Needs no API key. */
export const answerOptions: Behaviour = (next) => (request) => {
  if (request.method !== "OPTIONS") return next(request);
  const isServer = request.url === "*"; // OPTIONS * is about the server as a whole
  const allow = isServer ? apiRouter.allow : apiRouter.matchPath(request.url)?.path.allow;
  return allow === undefined ? next(request) : { status: 204, headers: { allow }, body: undefined };
};
