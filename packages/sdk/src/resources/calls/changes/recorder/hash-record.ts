import type { Call, CallDetail } from "@smartalex/contract";
import { UNDELIVERED, UNDELIVERED_CHANGE, type StoredCall } from "../store/change-feed-store.ts";

/**
 * Returns a 64-bit hash of a record as a short string. The order of the record's fields does not matter. Two different records are very unlikely to
 * have the same hash.
 */
export function hashRecord(record: object): string {
  const text = JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  let low = 0x811c9dc5;
  let high = 0x2f0b4a27;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x85ebca6b);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}

/** Returns a copy of a call with only the fields that calls have in a list. */
export function pickRowFields(call: CallDetail, rowFields: readonly string[]): object {
  return Object.fromEntries(Object.entries(call).filter(([field]) => rowFields.includes(field)));
}

/**
 * Returns the hash of the fields that a call has in a list. If the details of the call have not changed since the call was delivered, returns the
 * stored hash of the most recently listed row.
 */
export function hashRowOf(
  call: CallDetail,
  { rowFields, stored: { detailHash, rowHash } }: { rowFields: readonly string[]; stored: StoredCall },
): string {
  const isDelivered = rowHash !== UNDELIVERED && rowHash !== UNDELIVERED_CHANGE;
  return isDelivered && detailHash === hashRecord(call) ? rowHash : hashRecord(pickRowFields(call, rowFields));
}

/**
 * Returns whether the row and the details of a call differ in a field that both have. If a field differs, either the row or the details come from a
 * replica that lags behind.
 */
export function isInConflict(row: Call, call: CallDetail): boolean {
  const details = new Map<string, unknown>(Object.entries(call));
  return Object.entries(row).some(([field, value]) => {
    return details.has(field) && JSON.stringify(details.get(field)) !== JSON.stringify(value);
  });
}
