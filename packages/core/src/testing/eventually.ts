import { vi } from "vitest";
import { patience } from "./patience.ts";

const options = { timeout: patience.step, interval: 10 } as const;

/** Resolves with what `check` returns as soon as it does not throw; after two minutes it throws what that threw. */
export const eventually = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, options);

/** Resolves with what `find` returns as soon as that is truthy; throws after two minutes. */
export const untilFound = <Result>(find: () => Result | Promise<Result>) =>
  vi.waitUntil(find, options);
