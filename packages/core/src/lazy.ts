/**
 * A value that is made when it is first asked for, and kept: what a function of the cloud need not make
 * at its start.
 */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
