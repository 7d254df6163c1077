/** Runs `first`, then `last` even if `first` fails. If both fail, throws an AggregateError of both. */
export async function finallyDo<Value>(
  first: () => Promise<Value>,
  last: () => Promise<void>,
): Promise<Value> {
  let value: Value;
  try {
    value = await first();
  } catch (error) {
    await last().catch((another: unknown) => {
      throw new AggregateError([error, another]);
    });
    throw error;
  }
  await last();
  return value;
}
