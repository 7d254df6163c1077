/** Creates a value on first use and caches it, so that a Lambda function starts faster. */
export function lazy<Value>(create: () => Value): () => Value {
  let cached: { readonly value: Value } | undefined;
  return () => {
    cached ??= { value: create() };
    return cached.value;
  };
}
