import { createMock } from "@smartalex/mock";
import { afterEach, expect, test } from "vitest";
import { collectMemory } from "./collect-memory.ts";

const authorization = "Bearer key";
const ending: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(ending.splice(0).map((end) => end()));
});

/** Sends a request to a mock with this fault, in-process or on a port. */
async function ask(where: string, fault: string, signal?: AbortSignal): Promise<Response> {
  const mock = createMock({ now: "2026-01-16T12:00:00Z", faults: [fault] });
  const init = { headers: { authorization }, signal: signal ?? null };
  if (where === "in this process") return mock.fetch(new Request("http://mock/v1/calls", init));
  const { url } = await mock.listen();
  ending.push(() => mock.close());
  return fetch(`${url}/calls`, init);
}

/** Reads a body until the connection breaks. Returns the received text and the error. */
async function readAll({ body }: Response): Promise<{ text: string; error: unknown }> {
  let text = "";
  try {
    for await (const chunk of body ?? []) text += new TextDecoder().decode(chunk);
  } catch (error) {
    return { text, error };
  }
  return { text, error: undefined };
}

const places = ["in this process", "on a port"];

test.each(places)("a reset rejects like fetch does, %s", async (where) => {
  const error = await ask(where, "reset").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({ message: "fetch failed", cause: { code: "ECONNRESET" } });
});

test.each(places)("a reset in the body is an error after half of it, %s", async (where) => {
  const whole = await (await ask(where, "ok")).text();
  const { error, text } = await readAll(await ask(where, "reset-in-body"));
  expect(error).toBeInstanceOf(TypeError);
  expect(text).toBe(whole.slice(0, whole.length / 2));
});

test.each(places)("a reset after the body is an error after the whole body, %s", async (where) => {
  const whole = await (await ask(where, "ok")).text();
  const { error, text } = await readAll(await ask(where, "reset-after-body"));
  expect(error).toBeInstanceOf(TypeError);
  expect(text).toBe(whole);
});

test.each(places)("a stall ends only when the request is aborted, %s", async (where) => {
  const controller = new AbortController();
  const asked = ask(where, "stall", controller.signal);
  const answered = await Promise.race([asked, new Promise((resolve) => setImmediate(resolve, "nothing"))]);
  expect(answered).toBe("nothing");
  controller.abort(new Error("enough"));
  await expect(asked).rejects.toThrow("enough");
});

test("a stalled request can be aborted after garbage collection", async () => {
  const { fetch } = createMock({ faults: ["stall"] });
  const controller = new AbortController();
  const asked = fetch(new Request("http://mock/v1/calls", { signal: controller.signal }));
  await new Promise((resolve) => setImmediate(resolve));
  collectMemory();
  controller.abort(new Error("enough"));
  await expect(asked).rejects.toThrow("enough");
});

test.each(places)("a stall in the body sends half of it, and ends when the request is aborted, %s", async (where) => {
  const controller = new AbortController();
  const response = await ask(where, "stall-in-body", controller.signal);
  const reader = response.body?.getReader();
  expect((await reader?.read())?.value?.length).toBeGreaterThan(1000);
  const next = reader?.read();
  controller.abort(new Error("enough"));
  await expect(next).rejects.toThrow("enough");
});

test("a server with stalled requests closes immediately, and the mock can listen again", async () => {
  const mock = createMock({ faults: ["stall"] });
  const { url } = await mock.listen();
  const stalled = fetch(`${url}/calls`).catch((error: unknown) => error);
  await new Promise((resolve) => setImmediate(resolve));
  await mock.close();
  expect(await stalled).toBeInstanceOf(TypeError);
  await mock.listen();
  await mock.close();
});
