import { Agent, get } from "node:http";
import { buffer } from "node:stream/consumers";
import { API_KEY } from "./mock-server.ts";

const agent = new Agent({ keepAlive: true });

/** Requests a URL on this machine and returns the body. Rejects if the status is not 200. */
export async function fetchBody(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${API_KEY}` } }, (response) => {
      buffer(response).then((body) => {
        if (response.statusCode === 200) resolve(body);
        else
          reject(new Error(`${url} returned status ${String(response.statusCode)}: ${body.toString().slice(0, 200)}`));
      }, reject);
    }).once("error", reject);
  });
}

/** Requests a URL on this machine and returns the parsed JSON body. */
export async function fetchJson(url: string): Promise<unknown> {
  return JSON.parse((await fetchBody(url)).toString());
}
