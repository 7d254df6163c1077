import "@iotd/process/register";

await import("../src/start.ts");
