import "@iotd/local/register";

await import("../src/delivery/delivery.ts");
