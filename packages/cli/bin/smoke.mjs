import "@iotd/process/register";

await import("../src/smoke/smoke.ts");
