/** Keeps the list of requests live, at a pace that can be read. Without it, the list is that of the last load. */
export const script = `
const list = document.querySelector("#requests");
let last = "";
setInterval(async () => {
  if (document.hidden) return;
  try {
    const text = await (await fetch("/_mock/page/requests")).text();
    if (text === last) return;
    last = text;
    list.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
  } catch {} // the mock has ended: what is there stays
}, 1500);
`;
