import { vi } from "vitest";
import { patience } from "./patience.ts";

const options = { timeout: patience.step, interval: 10 } as const;

/** Calls `check` until it does not throw and resolves with its result. After two minutes it rejects with the last error. */
export const eventually = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, options);

/** Calls `find` until its result is truthy and resolves with it. Rejects after two minutes. */
export const untilFound = <Result>(find: () => Result | Promise<Result>) =>
  vi.waitUntil(find, options);
