/** No test leaves this machine: a request to another host fails at once, whatever its cause. */
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (["127.0.0.1", "localhost", "[::1]"].includes(hostname)) return fetch(input, init);
  throw new Error(`a test asked for ${hostname}: tests use scripted answers, or servers on 127.0.0.1`);
};
