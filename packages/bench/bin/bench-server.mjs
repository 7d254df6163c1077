import "@iotd/process/register";

await import("../src/bench-server.ts");
