import { Agent, get } from "node:http";
import { buffer } from "node:stream/consumers";
import { API_KEY } from "./mock-server.ts";

const agent = new Agent({ keepAlive: true });

/** Asks a server on this machine, and gives the body. Rejects for what is no 200. */
export async function fetchBody(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${API_KEY}` } }, (response) => {
      buffer(response).then((body) => {
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${url} answered ${String(response.statusCode)}. ${body.toString().slice(0, 200)}`));
      }, reject);
    }).once("error", reject);
  });
}

/** The same, read as JSON. */
export async function fetchJson(url: string): Promise<unknown> {
  return JSON.parse((await fetchBody(url)).toString());
}
