/** A fault of the input: `pointer` is a JSON pointer (RFC 6901) such as `/name`, `detail` says what is wrong. */
export type Fault = { readonly pointer: string; readonly detail: string };
