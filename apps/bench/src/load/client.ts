/** Program that sends requests if `wrk` is not installed. It does the same as `wrk.lua`. */
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { buffer } from "node:stream/consumers";
import type { LoadClientResult, LoadClientOptions } from "./run-load.ts";

const { authorization, connections, durationMs, file, origin } = JSON.parse(process.argv[2] ?? "") as LoadClientOptions; // from `runLoad`
const urls = readFileSync(file, "utf8")
  .split("\n")
  .map((path) => origin + path);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const latenciesMs: number[] = [];
let failures = 0;
let sent = 0;

const startMs = performance.now();
await Promise.all(Array.from({ length: connections }, sendUntilEnd));
latenciesMs.sort((a, b) => a - b);
const result: LoadClientResult = {
  requests: latenciesMs.length,
  durationMs: performance.now() - startMs,
  p99Ms: latenciesMs[Math.floor(latenciesMs.length * 0.99)] ?? NaN,
  failures,
};
process.stdout.write(JSON.stringify(result));

async function sendUntilEnd(): Promise<void> {
  while (performance.now() < startMs + durationMs) {
    const sentMs = performance.now();
    if ((await requestStatus(urls[sent++ % urls.length] ?? origin)) !== 200) failures++;
    latenciesMs.push(performance.now() - sentMs);
  }
}

function requestStatus(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const fail = () => {
      resolve(undefined);
    };
    get(url, { agent, headers: { authorization } }, (response) => {
      buffer(response).then(() => {
        resolve(response.statusCode);
      }, fail);
    }).once("error", fail);
  });
}
