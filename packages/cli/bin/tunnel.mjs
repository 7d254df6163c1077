import "@iotd/local/register";

await import("../src/tunnel/tunnel.ts");
