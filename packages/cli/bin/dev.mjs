import "@iotd/local/register";

await import("../src/dev/dev.ts");
