import "@iotd/process/register";

await import("../src/dev/dev.ts");
