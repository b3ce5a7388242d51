// Exports all run-time values of the contract except the validators, for programs that must stay small.
// eslint-disable-next-line no-restricted-syntax -- `generated/constants.ts` names each export
export * from "./generated/constants.ts";
