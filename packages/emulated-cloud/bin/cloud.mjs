import "@iotd/local/register";

await import("../src/cloud.ts");
