/** Returns a name with its first letter in lower case: `call` for `Call`. */
function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Returns a name with its first letter in upper case: `ListCalls` for `listCalls`. */
export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Returns the name of the array of an enumeration's values: `callStatusValues` for `CallStatus`. */
export function valuesConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Values`;
}

/** Returns the name of the array of a record's field metadata: `callFields` for `Call`. */
export function fieldsConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Fields`;
}

/** Returns the name of a validator: `callValidator` for `Call`. */
export function validatorConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Validator`;
}

/** Returns the name of the constant that checks the values of a schema: `callSchema` for `Call`. */
export function schemaConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Schema`;
}

/** Returns the name of the constant with the schemas of an object's fields: `callShape` for `Call`. */
export function shapeConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Shape`;
}

/** Returns the name of the type of an operation's query: `ListCallsQuery` for `listCalls`. */
export function queryTypeName(operationId: string): string {
  return `${upperFirst(operationId)}Query`;
}
