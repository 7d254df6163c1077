import { afterAll, expect } from "vitest";

// Test files share a worker process, so a change that one of them leaves affects the next one.
const before = { folder: process.cwd(), environment: { ...process.env } };

afterAll(() => {
  const names = new Set([...Object.keys(before.environment), ...Object.keys(process.env)]);
  // Set by libvips when sharp is loaded.
  names.delete("VIPSHOME");
  // Only names are printed: values may be secrets.
  const changed = [...names].filter((name) => before.environment[name] !== process.env[name]);

  expect(changed, "environment variables that a test file has not restored").toEqual([]);
  expect(process.cwd(), "the working directory").toBe(before.folder);
});
