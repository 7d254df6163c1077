import "@iotd/process/register";

await import("../src/bench.ts");
