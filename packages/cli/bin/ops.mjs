import "@iotd/process/register";

await import("../src/ops/ops.ts");
