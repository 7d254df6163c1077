import "@iotd/local/register";

await import("../src/ops/ops.ts");
