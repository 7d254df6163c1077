import "@iotd/process/register";

await import("../src/cloud.ts");
