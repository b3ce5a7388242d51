// What other packages of this repository need and users do not. Semantic versioning does not cover it.
export { redactor } from "./redact.ts";
