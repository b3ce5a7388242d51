/**
 * Keeps the list of requests live, at a pace that can be read, and tells those who hear the page of it, every quarter of a minute at most.
 * Without it, the list is that of the last load.
 */
export const script = `
const QUIET_LOOKS = 9;
const list = document.querySelector("#requests");
const heard = document.querySelector("#heard");
let last = "";
let told = newest().number;
let quiet = 0;
setInterval(async () => {
  if (document.hidden) return;
  try {
    const text = await (await fetch("/_mock/page/requests")).text();
    if (text !== last) show(text);
    last = text;
    tell();
  } catch {} // the mock has ended: what is there stays
}, 1500);

function show(text) {
  const shown = list.firstElementChild;
  const next = new DOMParser().parseFromString(text, "text/html").body.firstElementChild;
  if (shown.nodeName !== next.nodeName) return shown.replaceWith(next);
  shown.replaceChildren(...next.childNodes); // itself it stays: it may have the focus, and be scrolled
  shown.ariaLabel = next.ariaLabel;
}

function tell() {
  if (quiet-- > 0) return;
  const { number, request } = newest();
  if (number < told) told = 0; // after a reset
  if (number === told) return;
  const count = number - told;
  heard.textContent = (count === 1 ? "New request: " : count + " new requests, the last: ") + request;
  told = number;
  quiet = QUIET_LOOKS;
}

function newest() {
  const cells = list.querySelectorAll("tbody tr:first-child td");
  const [number = 0, method, address, status] = Array.from(cells, ({ textContent }) => textContent.trim());
  return { number: Number(number), request: [method, address, status].join(" ") };
}
`;
