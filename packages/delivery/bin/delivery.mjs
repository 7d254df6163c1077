import "@iotd/process/register";

await import("../src/roles/delivery.ts");
