import "@iotd/local/register";

await import("../src/smoke/smoke.ts");
