import "@iotd/process/register";

await import("../src/tunnel/tunnel.ts");
