/** An hour in milliseconds. */
export const hour = 60 * 60 * 1_000;

/** 24 hours in milliseconds. A calendar day may be longer or shorter: see `addDays`. */
export const day = 24 * hour;
