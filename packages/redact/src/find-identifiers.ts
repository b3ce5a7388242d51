import { findStreetAddresses } from "./finders/find-street-addresses.ts";
import { findDates } from "./finders/find-dates.ts";
import { findEmailAddresses } from "./finders/find-email-addresses.ts";
import { findNumbers } from "./finders/find-numbers.ts";
import { findSpelledCodes } from "./finders/find-spelled-codes.ts";
import { findWrittenCodes } from "./finders/find-written-codes.ts";
import { protectOtherNumbers } from "./finders/protect-other-numbers.ts";
import { createSearchedTurns, type Identifier, type Turn } from "./searched-turn.ts";

/** Information about the conversation. */
export interface FindOptions {
  /** Start of the conversation. Dates from one month before the start are not dates of birth. */
  callStart: Date;
}

/**
 * Finds identifiers with a known format in each turn of an English or Polish conversation. Returns them in the order of the text. The topics of
 * earlier turns affect the result, and a number can span several turns. Names of people are not found.
 */
export function findIdentifiers(turns: readonly Turn[], { callStart }: FindOptions): Identifier[][] {
  const searchedTurns = createSearchedTurns(turns);
  // The most precise finders run first. Later finders skip the text that an earlier finder has claimed.
  for (const turn of searchedTurns) {
    findEmailAddresses(turn);
    findStreetAddresses(turn);
    findDates(turn, callStart.getTime());
    protectOtherNumbers(turn);
    findWrittenCodes(turn);
    findSpelledCodes(turn);
  }
  findNumbers(searchedTurns);
  return searchedTurns.map(({ identifiers }) => identifiers.sort((one, other) => one.start - other.start));
}
