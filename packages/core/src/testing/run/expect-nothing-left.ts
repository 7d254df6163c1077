import { afterAll, expect } from "vitest";

// Files share a worker: what one of them leaves behind in the process changes the next one.
const before = { folder: process.cwd(), environment: { ...process.env } };

afterAll(() => {
  const names = new Set([...Object.keys(before.environment), ...Object.keys(process.env)]);
  // Set by libvips when sharp is loaded.
  names.delete("VIPSHOME");
  // Only names: values may be secrets, and this is printed.
  const changed = [...names].filter((name) => before.environment[name] !== process.env[name]);

  expect(changed, "environment variables that a file of tests has not restored").toEqual([]);
  expect(process.cwd(), "the working directory").toBe(before.folder);
});
