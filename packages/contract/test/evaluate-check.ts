import { runInNewContext } from "node:vm";
import { checkExpression } from "../codegen/check-expression.ts";
import type { Schema } from "../codegen/document.ts";
import * as checks from "../src/validate/checks.ts";
import * as containers from "../src/validate/containers.ts";
import * as formats from "../src/validate/formats.ts";

/** The check that the generator writes for a schema. */
export function evaluateCheck(schema: Schema): checks.Check {
  const parts = { ...checks, ...containers, ...formats };
  return runInNewContext(checkExpression(schema, "Test"), parts) as checks.Check; // such as `string({ minLength: 1 })`
}
