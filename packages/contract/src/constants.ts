// Exports all run-time values of the contract except the validators. Programs that must stay small import this module.
// eslint-disable-next-line no-restricted-syntax -- `generated/constants.ts` names each export
export * from "./generated/constants.ts";
