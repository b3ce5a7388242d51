/**
 * The script of the dashboard. It updates the list of requests, and announces new requests to screen readers, at most every 15 seconds. Without
 * the script, the list does not change until the page is reloaded.
 */
export const script = `
const QUIET_UPDATES = 9;
const list = document.querySelector("#requests");
const announcer = document.querySelector("#announcer");
let last = "";
let announced = newest().number;
let quiet = 0;
setInterval(async () => {
  if (document.hidden) return;
  try {
    const text = await (await fetch("/_mock/page/requests")).text();
    if (text !== last) show(text);
    last = text;
    announce();
  } catch {} // the mock has stopped: keep the list
}, 1500);

function show(text) {
  const shown = list.firstElementChild;
  const next = new DOMParser().parseFromString(text, "text/html").body.firstElementChild;
  if (shown.nodeName !== next.nodeName) return shown.replaceWith(next);
  shown.replaceChildren(...next.childNodes); // keep the element: it may have the focus or be scrolled
  shown.ariaLabel = next.ariaLabel;
}

function announce() {
  if (quiet-- > 0) return;
  const { number, request } = newest();
  if (number < announced) announced = 0; // after a reset
  if (number === announced) return;
  const count = number - announced;
  announcer.textContent = (count === 1 ? "New request: " : count + " new requests, the last: ") + request;
  announced = number;
  quiet = QUIET_UPDATES;
}

function newest() {
  const cells = list.querySelectorAll("tbody tr:first-child td");
  const [number = 0, method, address, status] = Array.from(cells, ({ textContent }) => textContent.trim());
  return { number: Number(number), request: [method, address, status].join(" ") };
}
`;
