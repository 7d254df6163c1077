const units = ["bytes", "kB", "MB", "GB"] as const;

/** A size in bytes for people to read, in units of 1000 like the upload limit: “1.2 MB”. */
export function formatByteSize(byteSize: number): string {
  if (byteSize === 1) return "1 byte";
  let value = byteSize;
  let step = 0;
  while (value >= 1_000 && step < units.length - 1) {
    value /= 1_000;
    step += 1;
  }
  const digits = step > 0 && value < 10 ? 1 : 0;
  return `${Number(value.toFixed(digits))} ${units[step] ?? ""}`;
}
