/** One fault of what was sent: `pointer` is a JSON pointer (RFC 6901) such as `/name`. */
export type Fault = { readonly pointer: string; readonly detail: string };
