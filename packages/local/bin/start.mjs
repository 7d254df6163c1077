import "@iotd/process/register";

// Before any library is loaded, because some read the environment then.
await import("../src/isolate.ts");
await import("../src/start.ts");
