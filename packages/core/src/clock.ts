/** Returns the current time. It is passed in, so that tests can set the time. */
export type Clock = () => Date;

/** The clock of this machine. */
export const systemClock: Clock = () => new Date();
