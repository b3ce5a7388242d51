import { API_KEY } from "./candidate.ts";
import type { CandidateName } from "./candidates.ts";

/** The source code of a program for benchmarks that start a process or a bundler. `origin` is the URL of the server. */
export interface Program {
  /** Import the package, as an ES module and as CommonJS. */
  esm: string;
  cjs: string;
  /** Creates `client`. */
  make: string;
  /** Reads the first page. */
  firstPage: string;
  /** Prints the IDs of all calls, and one call. */
  listAndGet: string;
}

const key = JSON.stringify(API_KEY);

/** The programs of all clients that are packages. */
export const programs: Record<Exclude<CandidateName, "fetch">, Program> = {
  "@smartalex/sdk": {
    esm: 'import { SmartAlex } from "@smartalex/sdk";',
    cjs: 'const { SmartAlex } = require("@smartalex/sdk");',
    make: `const client = new SmartAlex({ apiKey: ${key}, baseUrl: origin + "/v1" });`,
    firstPage: "await client.calls.list();",
    listAndGet: 'for await (const { id } of client.calls.list()) print(id); print(await client.calls.get("call_1"));',
  },
  "openapi-fetch": {
    esm: 'import createClient from "openapi-fetch";',
    cjs: 'const { default: createClient } = require("openapi-fetch");',
    make: `const client = createClient({ baseUrl: origin + "/v1", headers: { authorization: "Bearer " + ${key} } });`,
    firstPage: 'await client.GET("/calls");',
    listAndGet: `for (let page = 1, left = true; left; page++) {
      const { data: { data, meta } } = await client.GET("/calls", { params: { query: { page } } });
      for (const { id } of data) print(id);
      left = page * meta.per_page < meta.total;
    }
    print(await client.GET("/calls/{id}", { params: { path: { id: "call_1" } } }));`,
  },
  "retell-sdk": {
    esm: 'import Retell from "retell-sdk";',
    cjs: 'const Retell = require("retell-sdk");',
    make: `const client = new Retell({ apiKey: ${key}, baseURL: origin + "/v1" });`,
    firstPage: 'await client.get("/calls");',
    listAndGet:
      'for (const { call_id } of (await client.call.list()).items) print(call_id); print(await client.call.retrieve("call_1"));',
  },
  "@vapi-ai/server-sdk": {
    esm: 'import { VapiClient } from "@vapi-ai/server-sdk";',
    cjs: 'const { VapiClient } = require("@vapi-ai/server-sdk");',
    make: `const client = new VapiClient({ token: ${key}, baseUrl: origin + "/vapi" });`,
    firstPage: "await client.calls.list({ limit: 20 });",
    listAndGet:
      'for (const { id } of await client.calls.list()) print(id); print(await client.calls.get({ id: "call_1" }));',
  },
  openai: {
    esm: 'import OpenAI from "openai";',
    cjs: 'const OpenAI = require("openai");',
    make: `const client = new OpenAI({ apiKey: ${key}, baseURL: origin + "/openai" });`,
    firstPage: "await client.files.list({ limit: 20 });",
    listAndGet:
      'for await (const { id } of client.files.list()) print(id); print(await client.files.retrieve("call_1"));',
  },
  stripe: {
    esm: 'import Stripe from "stripe";',
    cjs: 'const Stripe = require("stripe");',
    make: `const { hostname: host, port } = new URL(origin);
      const client = new Stripe(${key}, { host, port, protocol: "http", telemetry: false });`,
    firstPage: "await client.customers.list({ limit: 20 });",
    listAndGet:
      'for await (const { id } of client.customers.list()) print(id); print(await client.customers.retrieve("call_1"));',
  },
  octokit: {
    esm: 'import { Octokit } from "octokit";',
    cjs: 'const { Octokit } = require("octokit");',
    make: `const client = new Octokit({ auth: ${key}, baseUrl: origin + "/github" });`,
    firstPage: 'await client.request("GET /calls");',
    listAndGet: `for await (const { data } of client.paginate.iterator("GET /calls")) for (const { id } of data) print(id);
    print(await client.request("GET /calls/{id}", { id: "call_1" }));`,
  },
};

/** Reads the first page with `fetch`. */
export const rawFirstPage = `const response = await fetch(origin + "/v1/calls", { headers: { authorization: "Bearer " + ${key} } });
  if (!response.ok) throw new Error("HTTP " + response.status);
  await response.json();`;

/** The names of the clients that have a program. */
export const programNames = Object.keys(programs) as (keyof typeof programs)[]; // the object has only these keys
