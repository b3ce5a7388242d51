import type { Word } from "./words.ts";

type Cues = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Phrases by their last word. */
function phrases(text: string): Cues {
  const cues = new Map<string, string[][]>();
  for (const phrase of text.split("; ")) {
    const parts = phrase.split(" ");
    const last = parts.at(-1) ?? "";
    cues.set(last, [...(cues.get(last) ?? []), parts]);
  }
  return cues;
}

/** What stands before a name and says that it is one. */
export const CUES = phrases(
  "my name is; my name's; name is; name's; name was; names; names is; name; first name; last name; surname; surname is; family name is; call me; " +
    "i'm called; i am called; under the name; in the name of; " +
    "nazywam się; nazywa się; mam na imię; ma na imię; na imię; na imię mi; imię i nazwisko to; nazwisko to; moje nazwisko; moje imię to; moje imię; " +
    "nazwisko; z tej strony",
);
/** What stands before a surname, and before other words as well. */
export const TITLES = phrases("mister; mr; mrs; ms; doctor; dr; professor; doktor; profesor");
/** What often stands before a name that is written large. */
export const HINTS = phrases(
  "i'm; i am; this is; here is; speaking to; speaking with; speak to; speak with; spoke to; spoke with; talk to; talking to; hi; hello; hey; " +
    "thanks; thank you; bye; goodbye; dear; sorry; caller; patient; customer; client; tenant; guest; named; ask for; miss; sir; madam; " +
    "pan; pani; panie; pana; panią; panu; panem; państwo; mówi; tu; tutaj; jestem; klient; klientka; klientki; klienta; cześć; dzień dobry; halo; dziękuję; słucham",
);

/** Calls back with the place after each phrase that ends here. */
export function cueAfter(cues: Cues, words: readonly Word[], index: number, found: (next: number) => void): void {
  const last = words[index]?.lower.replaceAll("’", "'") ?? "";
  for (const cue of cues.get(last) ?? []) {
    const start = index - cue.length + 1;
    if (start >= 0 && cue.every((part, offset) => words[start + offset]?.lower.replaceAll("’", "'") === part))
      found(index + 1);
  }
}
