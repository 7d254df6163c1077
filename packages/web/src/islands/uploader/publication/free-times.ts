/**
 * The local times for `count` pictures, one per day at the same time of day, starting at `first`
 * (`2031-01-31T08:00`) and skipping the days in `taken`. Empty texts if `first` is not a time.
 */
export function freeTimes(
  first: string,
  taken: ReadonlySet<string>,
  count: number,
): readonly string[] {
  const [day = "", time = ""] = first.split("T");
  const date = new Date(`${day}T00:00:00Z`);
  if (time === "" || Number.isNaN(date.getTime())) return Array.from({ length: count }, () => "");
  const times: string[] = [];
  for (; times.length < count; date.setUTCDate(date.getUTCDate() + 1)) {
    const candidate = date.toISOString().slice(0, 10);
    if (!taken.has(candidate)) times.push(`${candidate}T${time}`);
  }
  return times;
}
