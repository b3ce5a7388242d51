// The values of the contract without the validators: what a small program needs at run time.
// eslint-disable-next-line no-restricted-syntax -- `generated/constants.ts` names each export
export * from "./generated/constants.ts";
