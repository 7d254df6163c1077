/** A local time (`2027-01-31T08:00`) as many days later, at the same time of the day; empty for what is no time. */
export function daysLater(local: string, days: number): string {
  const [day = "", time = ""] = local.split("T");
  const date = new Date(`${day}T00:00:00Z`);
  if (time === "" || Number.isNaN(date.getTime())) return "";
  date.setUTCDate(date.getUTCDate() + days);
  return `${date.toISOString().slice(0, 10)}T${time}`;
}
