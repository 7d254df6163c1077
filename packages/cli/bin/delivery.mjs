import "@iotd/process/register";

await import("../src/delivery/delivery.ts");
