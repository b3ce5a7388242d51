import type { CallDetail } from "@smartalex/contract";
import { findAddresses } from "./find-addresses.ts";
import { findCodes } from "./find-codes.ts";
import { findDates } from "./find-dates.ts";
import { findMail } from "./find-mail.ts";
import { findNames } from "./find-names.ts";
import { findNumbers } from "./find-numbers.ts";
import { passagesOf, type Find, type Passage } from "./find.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** What is found in the texts of a call. */
export interface Finds {
  summary: readonly Find[];
  turns: readonly (readonly Find[])[];
}

type Texts = Pick<CallDetail, "start_timestamp" | "summary" | "transcript">;

/** Finds what can tell who somebody is, in the order of the text. */
export function findPeople(call: Texts): Finds {
  const [summary, ...turns] = search(call).map(({ finds }) => finds.sort((one, other) => one.start - other.start));
  return { summary: summary ?? [], turns };
}

/** The texts of a call with other people in them. */
export function replacePeople(call: Texts, pseudonyms: Pseudonyms): { summary: string; turns: string[] } {
  const { summary, turns } = findPeople(call);
  return {
    summary: replaced(call.summary ?? "", summary, pseudonyms),
    turns: call.transcript.map(({ text }, index) => replaced(text, turns[index] ?? [], pseudonyms)),
  };
}

/** What is surest comes first, and is left alone by what comes later. */
function search({ start_timestamp, summary, transcript }: Texts): Passage[] {
  const passages = [...passagesOf([{ speaker: "", text: summary ?? "" }]), ...passagesOf(transcript)];
  for (const passage of passages) {
    findMail(passage);
    findAddresses(passage);
    findDates(passage, Date.parse(start_timestamp));
    findCodes(passage);
  }
  findNumbers(passages);
  findNames(passages);
  return passages;
}

function replaced(text: string, finds: readonly Find[], pseudonyms: Pseudonyms): string {
  let other = "";
  let end = 0;
  for (const find of finds) {
    if (find.start < end) continue; // a part of what was replaced already
    other += text.slice(end, find.start) + find.replace(pseudonyms);
    end = find.end;
  }
  return other + text.slice(end);
}
