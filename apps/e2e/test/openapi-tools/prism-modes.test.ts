import * as contract from "@smartalex/contract";
import { createMock, DEFAULT_BASE_URL } from "@smartalex/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentedResponses } from "../documented/documented-responses.ts";
import { guideRecipe, guideTable, guideText } from "./guide.ts";
import { documentedCall, NEW_STATUS, newValuesCall } from "./new-values-call.ts";
import { pinnedVersion, requiredNode } from "./packages.ts";
import { startPrism, type Prism } from "./start-prism.ts";

/** A request, and the operation of the document that it is for. */
interface Request {
  operationId: string;
  path: string;
}

/** A mode of Prism, and a request with a value that the document does not list. */
interface Mode {
  args: readonly string[];
  newValue: Request;
}

const list: Request = { operationId: "listCalls", path: "/calls?status=completed&per_page=5" };
const get: Request = { operationId: "getCall", path: `/calls/${documentedCall.id}` };
const listNewStatus: Request = { operationId: "listCalls", path: `/calls?status=${NEW_STATUS}` };
const getNewValues: Request = { operationId: "getCall", path: `/calls/${newValuesCall.id}` };

const staticMock: Mode = { args: ["mock"], newValue: listNewStatus };
const dynamicMock: Mode = { args: ["mock", "--dynamic"], newValue: listNewStatus };
const proxy: Mode = { args: ["proxy", "--errors"], newValue: getNewValues };
const modes = [staticMock, dynamicMock, proxy];

const validators = new Map(
  Object.values(contract).flatMap((exported) => ("schemaName" in exported ? [[exported.schemaName, exported]] : [])),
);
const upstream = createMock({ calls: [documentedCall, newValuesCall] });
const running = new Map<Mode, Prism>();

beforeAll(async () => {
  const { url } = await upstream.listen();
  await Promise.all(
    modes.map(async (mode) => running.set(mode, await startPrism(mode.args, mode === proxy ? [url] : []))),
  );
}, 60_000);
afterAll(async () => {
  for (const prism of running.values()) prism.stop();
  await upstream.close();
});

test.each(modes)("prism $args returns valid responses, and accepts a new value", async (mode) => {
  for (const request of [list, get, mode.newValue]) expect(await problemsOf(mode, request), request.path).toEqual([]);
});

test("a static response is the example of the document, and a dynamic one is not", async () => {
  const responses = await Promise.all([staticMock, dynamicMock].map((mode) => send(mode, get)));
  const bodies = await Promise.all(responses.map((response) => response.json() as Promise<unknown>));
  expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  expect(bodies[0]).toEqual({ data: documentedCall });
  expect(bodies[1]).not.toEqual(bodies[0]);
});

test("the guide has the version and the results of Prism", async () => {
  const rows = modes.map(async (mode) => {
    const results = [list, get, mode.newValue].map(async (request) => {
      return (await problemsOf(mode, request)).length === 0 ? "yes" : "no";
    });
    return [`\`prism ${mode.args.join(" ")}\``, ...(await Promise.all(results))];
  });
  expect(guideTable("Prism")).toEqual(await Promise.all(rows));
  const name = "@stoplight/prism-cli";
  expect(guideRecipe("Prism").packages).toEqual([[name, pinnedVersion(name)]]);
  expect(guideText("Prism")).toContain(`Prism requires Node.js ${requiredNode(name)}.`);
});

test("the proxy of the guide leaves the mock its port", () => {
  const [, port, upstreamUrl] = /prism proxy --errors(?: --port (\d+))? \S+ (\S+)$/m.exec(guideText("Prism")) ?? [];
  expect(upstreamUrl).toBe(DEFAULT_BASE_URL);
  expect(port).toMatch(/^\d+$/); // the default of Prism is the port of the mock
  expect(port).not.toBe(new URL(DEFAULT_BASE_URL).port);
});

/** Lists what Prism, or the tolerant validators of the contract, report about the response to a request. */
async function problemsOf(mode: Mode, request: Request): Promise<string[]> {
  const response = await send(mode, request);
  const text = await response.text();
  const violations = response.headers.get("sl-violations");
  if (response.status !== 200 || violations !== null) return [`${response.status}`, violations ?? text];
  const issues = validatorOf(request.operationId).issues(JSON.parse(text));
  return issues.map(({ message, pointer }) => `${pointer} ${message}`);
}

function send(mode: Mode, { path }: Request): Promise<Response> {
  return fetch(`${running.get(mode)?.url ?? ""}${path}`, { headers: { authorization: "Bearer any_key" } });
}

/** The validator of the contract for a successful response. */
function validatorOf(operationId: string): contract.Validator<unknown> {
  const documented = documentedResponses.find((one) => one.operationId === operationId && one.status === 200);
  const validator = validators.get(documented?.bodySchema.split("/").at(-1) ?? "");
  if (!validator) throw new Error(`The contract has no validator for the response of ${operationId}.`);
  return validator;
}
