/**
 * A program that serves the calls of a JSON file with Hono. Hono's own middleware does what the middleware of our mock does: request IDs, CORS, ETags and
 * API keys. The arguments are the file and the port.
 */
import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import type { Call } from "@smartalex/contract";
import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { cors } from "hono/cors";
import { etag } from "hono/etag";
import { requestId } from "hono/request-id";
import { API_KEY, PAGE_SIZE } from "./mock-server.ts";

const [file = "", port = ""] = process.argv.slice(2);
const calls = JSON.parse(readFileSync(file, "utf8")) as Call[]; // from `hono.ts`
const callsById = new Map(calls.map((call) => [call.id, call]));

const app = new Hono().basePath("/v1");
app.use(requestId(), cors(), etag(), bearerAuth({ token: API_KEY }));
app.get("/calls", (context) => {
  const page = Number(context.req.query("page") ?? 1);
  const perPage = Number(context.req.query("per_page") ?? PAGE_SIZE);
  const data = calls.slice((page - 1) * perPage, page * perPage);
  return context.json({ data, meta: { total: calls.length, page, per_page: perPage } });
});
app.get("/calls/:id", (context) => {
  const data = callsById.get(context.req.param("id"));
  if (data) return context.json({ data });
  return context.json({ error: { code: "call_not_found", message: "Call not found.", status: 404 } }, 404);
});
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(port) });
