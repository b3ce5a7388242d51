import { setImmediate } from "node:timers/promises";
import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";
import { smartalex } from "./run-cli.ts";

test("doctor sends one request at a time, and only reads", async () => {
  const mock = createMock({ now: "2026-01-16T12:00:00Z" });
  const methods: string[] = [];
  let underWay = 0;
  let most = 0;
  const network: typeof fetch = async (...args) => {
    methods.push(new Request(...args).method);
    underWay++;
    most = Math.max(most, underWay);
    await setImmediate(); // other requests would be sent in the meantime
    const response = await mock.fetch(...args);
    underWay--;
    return response;
  };
  const env = { SMARTALEX_API_KEY: "any", SMARTALEX_BASE_URL: "http://127.0.0.1:4010/v1" };
  expect(await smartalex(["doctor"], { env, network })).toMatchObject({ exitCode: 0 });
  expect(methods.length).toBeGreaterThan(40);
  expect({ most, methods: [...new Set(methods)] }).toEqual({ most: 1, methods: ["GET"] });
});
