import { expect, test } from "vitest";
import { measureInProcessMock } from "../src/in-process-mocks/measure-in-process-mock.ts";
import { inProcessMockNames } from "../src/in-process-mocks/in-process-mocks.ts";

test.each(inProcessMockNames)("%s responds in the same process", async (mock) => {
  const { heapGrowth, microseconds } = await measureInProcessMock({ mock, warmUp: 2, requests: 10 });
  expect(microseconds).toBeGreaterThan(0);
  expect(heapGrowth).toSatisfy(Number.isInteger);
});
