// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import type { Validator } from "../validation/validator.ts";
import type {
  CallId,
  CallDirection,
  CallStatus,
  Sentiment,
  Speaker,
  ErrorCode,
  Timestamp,
  Call,
  TranscriptTurn,
  CallDetail,
  PageMeta,
  CallListBody,
  CallBody,
  ErrorDetails,
  ErrorBody,
} from "./types.ts";
import {
  callIdValidator,
  callDirectionValidator,
  callStatusValidator,
  sentimentValidator,
  speakerValidator,
  errorCodeValidator,
  timestampValidator,
  callValidator,
  transcriptTurnValidator,
  callDetailValidator,
  pageMetaValidator,
  callListBodyValidator,
  callBodyValidator,
  errorDetailsValidator,
  errorBodyValidator,
} from "./validators.ts";

/** The validators of all schemas, by the names of the schemas. */
export interface ValidatorsByName {
  readonly CallId: Validator<CallId>;
  readonly CallDirection: Validator<CallDirection>;
  readonly CallStatus: Validator<CallStatus>;
  readonly Sentiment: Validator<Sentiment>;
  readonly Speaker: Validator<Speaker>;
  readonly ErrorCode: Validator<ErrorCode>;
  readonly Timestamp: Validator<Timestamp>;
  readonly Call: Validator<Call>;
  readonly TranscriptTurn: Validator<TranscriptTurn>;
  readonly CallDetail: Validator<CallDetail>;
  readonly PageMeta: Validator<PageMeta>;
  readonly CallListBody: Validator<CallListBody>;
  readonly CallBody: Validator<CallBody>;
  readonly ErrorDetails: Validator<ErrorDetails>;
  readonly ErrorBody: Validator<ErrorBody>;
}

/** The name of a schema in the document. */
export type SchemaName = keyof ValidatorsByName;

const validators: ValidatorsByName = {
  CallId: callIdValidator,
  CallDirection: callDirectionValidator,
  CallStatus: callStatusValidator,
  Sentiment: sentimentValidator,
  Speaker: speakerValidator,
  ErrorCode: errorCodeValidator,
  Timestamp: timestampValidator,
  Call: callValidator,
  TranscriptTurn: transcriptTurnValidator,
  CallDetail: callDetailValidator,
  PageMeta: pageMetaValidator,
  CallListBody: callListBodyValidator,
  CallBody: callBodyValidator,
  ErrorDetails: errorDetailsValidator,
  ErrorBody: errorBodyValidator,
};

/**
 * Returns the validator of a schema by name. If you know which schema you need, import its validator instead: `validatorFor` adds the
 * validators of all schemas to a bundle.
 * @throws RangeError if the document has no schema with this name.
 */
export function validatorFor<Name extends SchemaName>(schemaName: Name): ValidatorsByName[Name] {
  if (!Object.hasOwn(validators, schemaName)) throw new RangeError(`Unknown schema: ${schemaName}`);
  return validators[schemaName];
}
